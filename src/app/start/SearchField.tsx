import { useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { parseImagePipelineArn } from '../../aws/imagebuilder/pipelineArn.ts';
import { understandBuild } from '../../aws/imagebuilder/understandBuild.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  /** The text of the page's address: one that could not be understood stays to be corrected. */
  readonly initial: string;
  readonly onOpen: (arn: string) => void;
  /** Links to what is loaded and matches a text, each in a list item; undefined when nothing matches. */
  readonly renderResults?: ((text: string) => ReactNode) | undefined;
  /** What the account has of the name in a text, without the ARNs in `shown`; undefined for a text that is no name. */
  readonly renderAccountMatches?:
    | ((text: string, submitted: boolean, shown?: ReadonlySet<string>) => ReactNode)
    | undefined;
}

/**
 * Takes an ARN, a text that contains one, or a name. Matches among what is loaded appear while the user types; what is wrong with
 * an ARN is said before any request is made.
 */
export function SearchField({ initial, onOpen, renderResults, renderAccountMatches }: SearchFieldProps) {
  const inputId = useId();
  const problemId = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(initial);
  const [submitted, setSubmitted] = useState(initial);
  const understood = understandBuild(submitted);
  // What is wrong with an ARN of the page's address is said first.
  const isWrongArn = text === initial && /arn:/i.test(text);
  const results = isWrongArn ? undefined : renderResults?.(text);
  const hasResults = results !== undefined && results !== null;
  const isNoArn = understandBuild(text).kind === 'problem';
  const accountMatches = isNoArn ? renderAccountMatches?.(text, submitted === text) : undefined;
  const isSearched = hasResults || accountMatches !== undefined;
  const problem = understood.kind === 'problem' && submitted === text && !isSearched ? understood : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(text);
    const meant = understandBuild(text);
    if (meant.kind === 'build') return onOpen(meant.build.arn);
    if (meant.kind === 'version') return onOpen(meant.version.arn);
    // No build, but what it built can be listed.
    const pipeline = pipelineIn(text);
    if (pipeline) return onOpen(pipeline.arn);
    return links()[0]?.click();
  };

  const links = () => Array.from(list.current?.querySelectorAll('a') ?? []);
  /** The arrow keys move between the field and the results; Escape leads back. */
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops: HTMLElement[] = [...(input.current ? [input.current] : []), ...links()];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (event.key === 'Escape') input.current?.focus();
    const next = step === undefined ? undefined : stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys act on the field and links inside
    <form className={styles['form']} onSubmit={submit} onKeyDown={move} noValidate role="search">
      <label htmlFor={inputId}>Find a build: ARN, console address, image or pipeline name</label>
      <div className={styles['row']}>
        <input
          id={inputId}
          ref={input}
          className={styles['input']}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? problemId : undefined}
        />
        <Button type="submit" variant="primary">
          Open
        </Button>
      </div>
      {isSearched && (
        <div ref={list} className={styles['results']}>
          {hasResults && <ul aria-label="Matches among what is loaded">{results}</ul>}
          {accountMatches}
        </div>
      )}
      {problem && (
        <p id={problemId} className={styles['problem']} role="alert">
          <strong>{problem.title}</strong> {problem.nextStep}
        </p>
      )}
    </form>
  );
}

/** The pipeline that a text names: an ARN, or an address of the console that has one. */
function pipelineIn(text: string) {
  const plain = text.replaceAll(/%3a/gi, ':').replaceAll(/%2f/gi, '/');
  const arn = /arn:[\w-]+:imagebuilder:[\w-]+:\d{12}:image-pipeline\/[\w-]+/i.exec(plain)?.[0];
  return arn === undefined ? undefined : parseImagePipelineArn(arn.toLowerCase());
}
