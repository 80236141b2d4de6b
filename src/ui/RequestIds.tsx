import { CopyButton } from './CopyButton.tsx';
import styles from './RequestIds.module.css';
import { Untrusted } from './Untrusted.tsx';

/** An id by which the operator of a service finds a request. */
export interface RequestId {
  /** What it is: `Request ID`. */
  readonly label: string;
  /** Untrusted text. */
  readonly id: string;
}

/** The ids of a failed request, each with a button that copies it. Nothing where no response came. */
export function RequestIds({ ids }: { readonly ids: readonly RequestId[] }) {
  if (ids.length === 0) return null;
  return (
    <span className={styles['ids']}>
      {ids.map(({ label, id }) => (
        <span key={label}>
          {label}{' '}
          <code>
            <Untrusted text={id} />
          </code>
          <CopyButton label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`} text={id} />
        </span>
      ))}
    </span>
  );
}
