import { plainText } from '../lib/plainText.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { Span } from './bar.ts';
import styles from './Lane.module.css';
import type { ExecutionLane } from './layout.ts';
import { Outcome, SpokenTimes } from './Outcome.tsx';
import type { StatusAppearance } from '../lib/appearance.ts';
import { Track } from './Track.tsx';
import { timelineTexts } from './timelineTexts.ts';

export interface ExecutionBarProps {
  readonly lane: ExecutionLane;
  readonly scale: Span | undefined;
  readonly status: StatusAppearance;
  readonly toggle: (key: string) => void;
}

/** One execution. A click opens its steps. The text of the button reads as a sentence in a screen reader. */
export function ExecutionBar({ lane, scale, status, toggle }: ExecutionBarProps) {
  const { row, bar, attempt, current, waits, open } = lane;
  const shown = waits.some((wait) => wait.bar.kind === 'moving') ? asWaiting(status) : status;
  return (
    <button type="button" className={styles['row']} aria-expanded={open} onClick={() => toggle(row.key)}>
      <span className={styles['label']}>
        <span className={styles['icon']} data-tone={shown.tone}>
          <StatusIcon shape={shown.shape} />
        </span>
        <span className={styles['names']}>
          <span className={styles['name']}>
            <bdi>{plainText(row.workflowName)}</bdi>
            {row.workflowVersion && <span className={styles['muted']}> {row.workflowVersion}</span>}
          </span>
          {current && (
            <span className={styles['current']}>
              <span className="visually-hidden">, </span>
              {timelineTexts.currentStep(current)}:{' '}
              <bdi>{plainText(current.step.name ?? timelineTexts.unnamedStep)}</bdi>
            </span>
          )}
          {attempt && (
            <span className={styles['attempt']}>
              <span className="visually-hidden">, </span>
              {timelineTexts.attempt(attempt)}
            </span>
          )}
        </span>
      </span>
      <span className="visually-hidden">: </span>
      <Track bar={bar} scale={scale} variant="execution" tone={status.tone} waits={waits} />
      <Outcome status={shown} bar={bar} />
      {scale && <SpokenTimes bar={bar} origin={scale.start} />}
    </button>
  );
}

/** The API has no waiting status for executions, so the label of the API's status is kept. */
function asWaiting({ label }: StatusAppearance): StatusAppearance {
  return { tone: 'attention', shape: 'hand', label: timelineTexts.waiting(label) };
}
