import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

export interface PanelProps {
  /** Read out when it changes: how much there is. */
  readonly heading: string;
  /** Stands beside the heading. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A list in a frame of its own, under a heading. What is inside can ask for the frame's width. */
export function Panel({ heading, tools, children }: PanelProps) {
  const headingId = useId();
  return (
    <section className={styles['panel']} aria-labelledby={headingId}>
      <header className={styles['head']}>
        <h2 id={headingId} className={styles['heading']} aria-live="polite">
          {heading}
        </h2>
        {tools}
      </header>
      {children}
    </section>
  );
}
