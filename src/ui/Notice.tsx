import type { ReactNode } from 'react';
import type { StatusShape, Tone } from '../lib/appearance.ts';
import { StatusIcon } from './StatusIcon.tsx';
import styles from './Notice.module.css';

export interface NoticeProps {
  readonly tone: Tone;
  /** What happened, in one line. */
  readonly title: ReactNode;
  /** Why, and what can be done. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; neither when it was there from the start. */
  readonly role?: 'alert' | 'status';
}

const shapes = {
  success: 'check',
  danger: 'cross',
  running: 'clock',
  attention: 'question',
  neutral: 'question',
} as const satisfies Record<Tone, StatusShape>;

/** A message for the user, with what to do. */
export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  return (
    <div className={styles['notice']} data-tone={tone} role={role}>
      <span className={styles['icon']}>
        <StatusIcon shape={shapes[tone]} />
      </span>
      <div className={styles['body']}>
        <p className={styles['title']}>{title}</p>
        {children !== undefined && <div className={styles['text']}>{children}</div>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
