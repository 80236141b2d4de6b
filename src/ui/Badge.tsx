import { StatusIcon, type StatusShape } from './StatusIcon.tsx';
import styles from './Badge.module.css';

/** What a status means for the reader, as a colour. */
export type Tone = 'success' | 'danger' | 'running' | 'attention' | 'neutral';

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
