import { useServiceNow } from '../ui/now.ts';
import styles from './Backdrop.module.css';
import { type Bar, firstOf, type Span } from './bar.ts';
import { percent, positionOf, positionOfBar } from './scale.ts';
import type { Tick } from './ticks.ts';

export interface BackdropProps {
  readonly scale: Span;
  readonly ticks: readonly Tick[];
  readonly live: boolean;
  readonly idle: readonly Bar[];
  readonly highlighted: Bar | undefined;
}

/** Drawn behind all lanes: tick lines, idle times, the current time, and the times of the highlighted bar. */
export function Backdrop({ scale, ticks, live, idle, highlighted }: BackdropProps) {
  return (
    <div className={styles['backdrop']} aria-hidden="true">
      {ticks.map(({ at, position }) => (
        <span key={at} className={styles['line']} style={{ insetInlineStart: percent(position) }} />
      ))}
      {idle.map((bar) => (
        <Band key={firstOf(bar)} bar={bar} scale={scale} variant="idle" />
      ))}
      {live && <NowLine scale={scale} />}
      {highlighted && <Band bar={highlighted} scale={scale} variant="highlight" />}
    </div>
  );
}

function Band({ bar, scale, variant }: { bar: Bar; scale: Span; variant: 'idle' | 'highlight' }) {
  const now = useServiceNow({ still: bar.kind !== 'moving' });
  const position = positionOfBar(bar, scale, now);
  if (!position) return null;
  return (
    <span
      className={styles['band']}
      data-variant={variant}
      style={{ insetInlineStart: percent(position.from), inlineSize: percent(position.to - position.from) }}
    />
  );
}

function NowLine({ scale }: { scale: Span }) {
  const position = positionOf(useServiceNow(), scale);
  return <span className={styles['now']} style={{ insetInlineStart: percent(position) }} />;
}
