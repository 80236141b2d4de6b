import type { RefCallback } from 'react';
import { useClock, useServiceNow } from '../ui/now.ts';
import styles from './Axis.module.css';
import type { Bar, Span } from './bar.ts';
import { percent, placeOf, placeOfBar } from './scale.ts';
import { readClock, type Tick } from './ticks.ts';
import { Took } from './Outcome.tsx';
import { instantText, localZone } from './words.ts';

export interface AxisProps {
  readonly scale: Span;
  readonly ticks: readonly Tick[];
  /** Whether the present is on the axis. */
  readonly live: boolean;
  /** The bar whose times are shown above it: the one under the pointer, the focus, or a pin. */
  readonly lit: Bar | undefined;
  /** Measures the ruler. */
  readonly rulerRef: RefCallback<Element>;
}

/** The clock above the lanes. It stays in view while they scroll, and shows the exact times of one bar. */
export function Axis({ scale, ticks, live, lit, rulerRef }: AxisProps) {
  const shown = lit?.kind === 'none' ? undefined : lit;
  return (
    <div className={styles['axis']} data-lit={shown !== undefined} aria-hidden="true">
      <ClockCaption origin={scale.start} />
      <div ref={rulerRef} className={styles['ruler']}>
        <div className={styles['readouts']}>
          {shown ? <Readout bar={shown} scale={scale} /> : live && <NowMark scale={scale} />}
        </div>
        <div className={styles['ticks']}>
          {ticks.map(({ at, place, label }) => (
            <span key={at} className={styles['tick']} style={{ insetInlineStart: percent(place) }}>
              {label}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Which clock the ticks are of. */
function ClockCaption({ origin }: { origin: number }) {
  const clock = useClock();
  return (
    <div className={styles['caption']}>
      {clock === 'relative' ? (
        <span>Since the start</span>
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
  const place = placeOf(useServiceNow(), scale);
  return (
    <span
      className={styles['now']}
      style={{ insetInlineStart: `clamp(1rem, ${percent(place)}, 100% - 1rem)` }}
    >
      now
    </span>
  );
}

function Readout({ bar, scale }: { bar: Bar; scale: Span }) {
  const clock = useClock();
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const place = placeOfBar(bar, scale, now);
  if (!place) return null;
  const text = (instant: number) => instantText(instant, clock, scale.start);
  return (
    <span className={styles['readout']} style={atPlace((place.from + place.to) / 2)}>
      {bar.kind === 'span' &&
        (bar.start === bar.end ? text(bar.start) : `${text(bar.start)} – ${text(bar.end)}`)}
      {bar.kind === 'moving' && `${text(bar.start)} – now`}
      {bar.kind === 'instant' && text(bar.at)}
      <Took bar={bar} />
    </span>
  );
}

/** In the middle over its place, and never past the ruler's ends. */
function atPlace(place: number) {
  return { insetInlineStart: percent(place), translate: percent(-place) };
}
