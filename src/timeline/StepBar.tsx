import { plainText } from '../lib/plainText.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { Span } from './bar.ts';
import styles from './Lane.module.css';
import type { StepLane } from './layout.ts';
import { Outcome, SpokenTimes } from './Outcome.tsx';
import { Track } from './Track.tsx';
import { timelineTexts } from './timelineTexts.ts';

export interface StepBarProps {
  readonly lane: StepLane;
  readonly scale: Span | undefined;
  readonly pinned: boolean;
  readonly pin: (laneKey: string) => void;
}

/** One step of an open execution. A click pins its times to the axis. */
export function StepBar({ lane, scale, pinned, pin }: StepBarProps) {
  const { step, bar, number, of, status, key } = lane;
  return (
    <button type="button" className={styles['row']} aria-pressed={pinned} onClick={() => pin(key)}>
      <span className={styles['label']}>
        <span className={styles['icon']} data-tone={status.tone}>
          <StatusIcon shape={status.shape} />
        </span>
        <span className="visually-hidden">{timelineTexts.step({ number, of })}, </span>
        <span className={styles['name']}>
          <bdi>{step.name === undefined ? timelineTexts.unnamedStep : plainText(step.name)}</bdi>
        </span>
      </span>
      <span className="visually-hidden">: </span>
      <Track bar={bar} scale={scale} variant="step" tone={status.tone} />
      <Outcome status={status} bar={bar} />
      {scale && <SpokenTimes bar={bar} origin={scale.start} />}
    </button>
  );
}
