import { SegmentBar } from '../ui/SegmentBar.tsx';
import { describeSteps, type StepCounts } from './stepCounts.ts';
import styles from './StepBar.module.css';

/** An execution's steps as a bar of four parts, with its numbers in words. */
export function StepBar({ steps }: { steps: StepCounts }) {
  const words = describeSteps(steps);
  return (
    <span className={styles['steps']}>
      {steps.total > 0 && (
        <SegmentBar
          segments={[
            { tone: 'success', size: steps.succeeded },
            { tone: 'danger', size: steps.failed },
            { tone: 'neutral', size: steps.skipped },
            { tone: 'empty', size: steps.notRun },
          ]}
        />
      )}
      <span className={styles['words']} title={words}>
        {words}
      </span>
    </span>
  );
}
