import type { StatusShape } from '../lib/appearance.ts';
import styles from './StatusIcon.module.css';

const paths = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4 4l8 8M12 4l-8 8',
  spin: 'M8 2a6 6 0 1 1-6 6',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.2l2 1.4',
  skip: 'M4 4l4 4-4 4M9 4l4 4-4 4',
  slash: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM4 12l8-8',
  back: 'M6 3L3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  hand: 'M6 3v10M10 3v10',
  question: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.8-1.1 1.7M8 12.6v.2',
} as const satisfies Record<StatusShape, string>;

/** A status's shape, for use beside its word. */
export function StatusIcon({ shape }: { shape: StatusShape }) {
  return (
    <svg
      className={styles['icon']}
      data-shape={shape}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[shape]} />
    </svg>
  );
}
