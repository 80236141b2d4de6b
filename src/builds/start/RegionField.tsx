import { useId, useState, type FormEvent } from 'react';
import { isRegionName } from '../../aws/endpoint.ts';
import { Button } from '../../ui/Button.tsx';
import { regionSuggestions } from './regionSuggestions.ts';
import styles from './RegionField.module.css';

export interface RegionFieldProps {
  readonly region: string;
  readonly onRegion: (region: string) => void;
}

/** The region whose lists are shown. Takes any region's name; the well-known ones are suggested. */
export function RegionField({ region, onRegion }: RegionFieldProps) {
  const id = useId();
  const [text, setText] = useState(region);
  const [refused, setRefused] = useState<string | undefined>();
  const changed = text.trim() !== region;
  const invalid = refused === text;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim().toLowerCase();
    if (!isRegionName(wanted)) return setRefused(text);
    setText(wanted);
    if (wanted !== region) onRegion(wanted);
  };

  return (
    <form className={styles['field']} onSubmit={submit} noValidate>
      <label htmlFor={id}>Region</label>
      <input
        id={id}
        list={`${id}-suggestions`}
        value={text}
        size={15}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={invalid}
        aria-describedby={invalid ? `${id}-problem` : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id={`${id}-suggestions`}>
        {regionSuggestions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit" aria-disabled={!changed}>
        Go
      </Button>
      {invalid && (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          This is not a region’s name: they look like us-east-1.
        </p>
      )}
    </form>
  );
}
