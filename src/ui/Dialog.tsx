import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: ReactNode;
  /** Called once it is closed, by its button, Escape or otherwise; the focus is back where it was. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What can be done, beside closing. */
  readonly actions?: ReactNode;
  readonly closeLabel?: string;
  /** `wide` for a table. */
  readonly room?: 'normal' | 'wide';
}

/**
 * A native modal dialog. The focus goes to its heading: a key that is still held down from opening it must press nothing in
 * it. A click beside it closes nothing, since that would lose what was typed.
 */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, closeLabel = 'Close', room = 'normal' } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    heading.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      data-room={room}
      aria-labelledby={headingId}
      onClose={onClose}
    >
      <h2 ref={heading} id={headingId} tabIndex={-1} className={styles['title']}>
        {title}
      </h2>
      <div className={styles['body']}>{children}</div>
      <div className={styles['foot']}>
        <Button onClick={() => dialog.current?.close()}>{closeLabel}</Button>
        <span className={styles['actions']}>{actions}</span>
      </div>
    </dialog>
  );
}
