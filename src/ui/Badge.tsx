import type { StatusShape, Tone } from '../lib/appearance.ts';
import { StatusIcon } from './StatusIcon.tsx';
import styles from './Badge.module.css';

export interface BadgeProps {
  readonly tone: Tone;
  readonly shape: StatusShape;
  readonly children: string;
}

/** A status: word, shape and colour together. */
export function Badge({ tone, shape, children }: BadgeProps) {
  return (
    <span className={styles['badge']} data-tone={tone}>
      <StatusIcon shape={shape} />
      <span className={styles['word']}>{children}</span>
    </span>
  );
}
