import { useState } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

export interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  /** The text, or a function that makes it when it is asked for. */
  readonly text: string | (() => string);
  /** The label of the button. It names what is copied, so that several buttons can be distinguished. */
  readonly label: string;
}

type Outcome = 'idle' | 'copied' | 'refused';

/** Copies a text. Where the clipboard is refused, as in some frames, it shows the text to copy by hand. */
export function CopyButton({ text, label, ...props }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(textOf(text));
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        {...props}
        onClick={() => void copy()}
        onBlur={() => setOutcome('idle')}
      >
        {outcome === 'copied' ? 'Copied' : label}
      </Button>
      <span role="status" className="visually-hidden">
        {outcome === 'copied' ? `${label}: copied` : ''}
      </span>
      {outcome === 'refused' && (
        <input aria-label={`${label}, to copy by hand`} readOnly value={textOf(text)} />
      )}
    </>
  );
}

function textOf(text: CopyButtonProps['text']): string {
  return typeof text === 'string' ? text : text();
}
