import type { ReactNode } from 'react';
import styles from './PipelineFacts.module.css';

/** One fact about a pipeline, in a description list. */
export function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
