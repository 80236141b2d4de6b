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
  /** A command line that shows what is there. */
  readonly command: string;
  /** What to know before looking. */
  readonly note?: string | undefined;
}

/** Where more can be read: each place with a link and a command to copy. */
export function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul className={styles['places']}>
      {places.map(({ label, value, href, command, note }) => (
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
                <span className="visually-hidden"> (opens the AWS console)</span>
              </a>
            )}
            <CopyButton label="Copy command" aria-label={`Copy the command for ${label}`} text={command} />
          </span>
          {note !== undefined && <span className={styles['note']}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
