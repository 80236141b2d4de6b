import type { RefCallback } from 'react';
import { useClock, useServiceNow } from '../ui/now.ts';
import styles from './Axis.module.css';
import type { Bar, Span } from './bar.ts';
import { percent, positionOf, positionOfBar } from './scale.ts';
import { readClock, type Tick } from './ticks.ts';
import { BarDuration } from './Outcome.tsx';
import { instantText, localZone, timelineTexts } from './timelineTexts.ts';

export interface AxisProps {
  readonly scale: Span;
  readonly ticks: readonly Tick[];
  /** Whether the axis includes the current time. */
  readonly live: boolean;
  /** The bar whose times are shown: the one under the pointer, focused, or pinned. */
  readonly highlighted: Bar | undefined;
  /** Set on the ruler, whose width is measured. */
  readonly rulerRef: RefCallback<Element>;
}

/** The time axis above the lanes. It stays in view while they scroll, and shows the exact times of one bar. */
export function Axis({ scale, ticks, live, highlighted, rulerRef }: AxisProps) {
  const shown = highlighted?.kind === 'none' ? undefined : highlighted;
  return (
    <div className={styles['axis']} data-highlighted={shown !== undefined} aria-hidden="true">
      <ClockCaption origin={scale.start} />
      <div ref={rulerRef} className={styles['ruler']}>
        <div className={styles['readouts']}>
          {shown ? <Readout bar={shown} scale={scale} /> : live && <NowMark scale={scale} />}
        </div>
        <div className={styles['ticks']}>
          {ticks.map(({ at, position, label }) => (
            <span key={at} className={styles['tick']} style={{ insetInlineStart: percent(position) }}>
              {label}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** The date and time zone of the ticks. */
function ClockCaption({ origin }: { origin: number }) {
  const clock = useClock();
  return (
    <div className={styles['caption']}>
      {clock === 'relative' ? (
        <span>{timelineTexts.sinceStart}</span>
      ) : (
        <>
          <span>{readClock(origin, clock).date}</span>
          <span>{clock === 'utc' ? 'UTC' : localZone()}</span>
        </>
      )}
    </div>
  );
}

function NowMark({ scale }: { scale: Span }) {
  const position = positionOf(useServiceNow(), scale);
  return (
    <span
      className={styles['now']}
      style={{ insetInlineStart: `clamp(1rem, ${percent(position)}, 100% - 1rem)` }}
    >
      {timelineTexts.now}
    </span>
  );
}

function Readout({ bar, scale }: { bar: Bar; scale: Span }) {
  const clock = useClock();
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const position = positionOfBar(bar, scale, now);
  if (!position) return null;
  const text = (instant: number) => instantText(instant, clock, scale.start);
  return (
    <span className={styles['readout']} style={centredAt((position.from + position.to) / 2)}>
      {bar.kind === 'span' &&
        (bar.start === bar.end ? text(bar.start) : `${text(bar.start)} – ${text(bar.end)}`)}
      {bar.kind === 'moving' && `${text(bar.start)} – ${timelineTexts.now}`}
      {bar.kind === 'instant' && text(bar.at)}
      <BarDuration bar={bar} />
    </span>
  );
}

/** Centres a label above its position without exceeding the ruler. */
function centredAt(position: number) {
  return { insetInlineStart: percent(position), translate: percent(-position) };
}
