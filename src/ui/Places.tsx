import type { ReactNode } from 'react';
import { plainText } from '../lib/plainText.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './Places.module.css';
import { Untrusted } from './Untrusted.tsx';

/** A place where more can be read. */
export interface Place {
  readonly label: string;
  /** What is there. Untrusted text, never a link by itself. */
  readonly value: string;
  /** A link that has been checked. */
  readonly href?: string | undefined;
  /** A bash command that prints what is there; undefined when the value can't be quoted safely. */
  readonly command: string | undefined;
  /** A link to a view of this page that shows it. */
  readonly inPage?: ReactNode;
  /** A constraint to know before opening it. */
  readonly note?: string | undefined;
}

export interface PlacesProps {
  readonly places: readonly Place[];
  /** What they are about, where a page has several such lists: the names of links and buttons end with it. */
  readonly of?: string | undefined;
}

/** Places where more can be read: each with a link, and with a command to copy or else its value. */
export function Places({ places, of }: PlacesProps) {
  const suffix = of === undefined ? '' : ` of ${plainText(of)}`;
  return (
    <ul className={styles['places']}>
      {places.map(({ label, value, href, command, inPage, note }) => (
        <li key={`${label} ${value}`} className={styles['place']}>
          <span className={styles['label']}>{label}</span>
          <span className={styles['value']}>
            {href === undefined ? (
              <code>
                <Untrusted text={value} />
              </code>
            ) : (
              <a href={href} target="_blank" rel="noopener noreferrer">
                <code>
                  <Untrusted text={value} />
                </code>
                <span aria-hidden="true"> ↗</span>
                <span className="visually-hidden">{suffix} (opens the AWS console)</span>
              </a>
            )}
            {command === undefined ? (
              <CopyButton label="Copy value" aria-label={`Copy value of ${label}${suffix}`} text={value} />
            ) : (
              <CopyButton
                label="Copy bash command"
                aria-label={`Copy bash command for ${label}${suffix}`}
                title="Works in bash, zsh, dash and fish"
                text={command}
              />
            )}
            {inPage}
          </span>
          {note !== undefined && <span className={styles['note']}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
