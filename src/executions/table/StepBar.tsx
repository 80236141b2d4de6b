import type { ReactNode } from 'react';
import { SegmentBar } from '../../ui/SegmentBar.tsx';
import { describeSteps, type StepCounts } from './stepCounts.ts';
import styles from './StepBar.module.css';

export interface StepBarProps {
  readonly steps: StepCounts;
  /** The execution's. */
  readonly status: string | undefined;
  /** Follows the counts: the step that a running execution is in. */
  readonly children?: ReactNode;
}

/** An execution's steps as a bar of four parts, with its numbers in words. */
export function StepBar({ steps, status, children }: StepBarProps) {
  const words = describeSteps(steps, status);
  return (
    <span className={styles['steps']}>
      {steps.kind === 'known' && steps.total > 0 && (
        <SegmentBar
          segments={[
            { tone: 'success', size: steps.succeeded },
            { tone: 'danger', size: steps.failed },
            { tone: 'neutral', size: steps.skipped },
            { tone: 'empty', size: steps.notRun },
          ]}
        />
      )}
      <span className={styles['words']}>
        {words}
        {children}
      </span>
    </span>
  );
}
