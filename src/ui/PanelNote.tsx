import type { ReactNode } from 'react';
import styles from './PanelNote.module.css';

/** What has to be known to read the rows below: that they are not all, how they were read. */
export function PanelNote({ children }: { children: ReactNode }) {
  return (
    <p className={styles['note']} role="status">
      {children}
    </p>
  );
}
