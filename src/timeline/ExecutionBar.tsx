import { useClock } from '../ui/now.ts';
import { plainText } from '../lib/plainText.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { Span } from './bar.ts';
import styles from './Lane.module.css';
import type { ExecutionLane } from './layout.ts';
import { Outcome } from './Outcome.tsx';
import type { StatusAppearance } from '../lib/appearance.ts';
import { Track } from './Track.tsx';
import { timesText } from './words.ts';

export interface ExecutionBarProps {
  readonly lane: ExecutionLane;
  readonly scale: Span | undefined;
  readonly status: StatusAppearance;
  readonly toggle: (key: string) => void;
}

/** One execution. A click opens its steps. The text of the button reads as a sentence. */
export function ExecutionBar({ lane, scale, status, toggle }: ExecutionBarProps) {
  const { row, bar, attempt, current, waits, open } = lane;
  const clock = useClock();
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
              <span className="visually-hidden">, </span>step {current.number} of {current.of}:{' '}
              <bdi>{plainText(current.step.name ?? 'Unnamed step')}</bdi>
            </span>
          )}
          {attempt && (
            <span className={styles['attempt']}>
              <span className="visually-hidden">, </span>attempt {attempt.number} of {attempt.of}
            </span>
          )}
        </span>
      </span>
      <span className="visually-hidden">: </span>
      <Track bar={bar} scale={scale} variant="execution" tone={status.tone} waits={waits} />
      <Outcome status={shown} bar={bar} />
      {scale && <span className="visually-hidden">, {timesText(bar, clock, scale.start)}</span>}
    </button>
  );
}

/** The API has no such status for an execution, so its own label stays. */
function asWaiting({ label }: StatusAppearance): StatusAppearance {
  return { tone: 'attention', shape: 'hand', label: `${label}, waiting` };
}
