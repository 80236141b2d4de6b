import { useState } from 'react';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import styles from './LongText.module.css';
import { shortened } from '../lib/shortened.ts';
import { Untrusted } from './Untrusted.tsx';

/** Characters shown at first; a button shows the rest, since 100 kB of output would block the page. */
const shownAtOnce = 4_000;

export interface LongTextProps {
  readonly text: string;
  /** What the text is, for the names of its buttons. */
  readonly label: string;
}

/** Output from outside: one line stays in the line, more becomes a block that scrolls in itself. */
export function LongText({ text, label }: LongTextProps) {
  const [whole, setWhole] = useState(false);
  const isLine = text.length <= 160 && !text.includes('\n');
  if (isLine) {
    return (
      <code className={styles['line']}>
        <Untrusted text={text} />
      </code>
    );
  }
  const shown = shortened(text, whole ? text.length : shownAtOnce);
  const cut = shown.omitted > 0;
  return (
    <div className={styles['block']}>
      {/* A region that scrolls has to be reachable with the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles['text']} tabIndex={0} role="region" aria-label={label}>
        <Untrusted text={shown.text} />
        {cut && '…'}
      </pre>
      <div className={styles['actions']}>
        <CopyButton label="Copy" aria-label={`Copy ${label}`} text={text} />
        {cut && (
          <Button variant="quiet" size="small" onClick={() => setWhole(true)}>
            {/* Formatted only where it is shown: the first use of a formatter takes time. */}
            Show all {Math.ceil(text.length / 1000).toLocaleString('en')} kB
          </Button>
        )}
      </div>
    </div>
  );
}
