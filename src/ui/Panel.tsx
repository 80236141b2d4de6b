import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

export interface PanelProps {
  /** How much there is. */
  readonly heading: string;
  /** Stands beside the heading. */
  readonly tools?: ReactNode;
  /** Names the panel for a skip link: `executions`. */
  readonly skipTarget?: string | undefined;
  readonly children: ReactNode;
}

/** A list in a frame of its own, under a heading. Its content can query the frame's width. */
export function Panel({ heading, tools, skipTarget, children }: PanelProps) {
  const headingId = useId();
  return (
    <section className={styles['panel']} aria-labelledby={headingId} data-skip-target={skipTarget}>
      <header className={styles['head']}>
        <h2 id={headingId} className={styles['heading']}>
          {heading}
        </h2>
        {tools}
      </header>
      {children}
    </section>
  );
}
