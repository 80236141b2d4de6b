import { useServiceNow } from '../ui/now.ts';
import styles from './Backdrop.module.css';
import { type Bar, firstOf, type Span } from './bar.ts';
import { percent, placeOf, placeOfBar } from './scale.ts';
import type { Tick } from './ticks.ts';

export interface BackdropProps {
  readonly scale: Span;
  readonly ticks: readonly Tick[];
  readonly live: boolean;
  readonly idle: readonly Bar[];
  readonly lit: Bar | undefined;
}

/** What stands behind all lanes: a line for each tick, the times in which nothing ran, now, and the times of one bar. */
export function Backdrop({ scale, ticks, live, idle, lit }: BackdropProps) {
  return (
    <div className={styles['backdrop']} aria-hidden="true">
      {ticks.map(({ at, place }) => (
        <span key={at} className={styles['line']} style={{ insetInlineStart: percent(place) }} />
      ))}
      {idle.map((bar) => (
        <Band key={firstOf(bar)} bar={bar} scale={scale} variant="idle" />
      ))}
      {live && <NowLine scale={scale} />}
      {lit && <Band bar={lit} scale={scale} variant="lit" />}
    </div>
  );
}

function Band({ bar, scale, variant }: { bar: Bar; scale: Span; variant: 'idle' | 'lit' }) {
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const place = placeOfBar(bar, scale, now);
  if (!place) return null;
  return (
    <span
      className={styles['band']}
      data-variant={variant}
      style={{ insetInlineStart: percent(place.from), inlineSize: percent(place.to - place.from) }}
    />
  );
}

function NowLine({ scale }: { scale: Span }) {
  const place = placeOf(useServiceNow(), scale);
  return <span className={styles['now']} style={{ insetInlineStart: percent(place) }} />;
}
