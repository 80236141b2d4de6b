import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'normal' | 'primary' | 'quiet' | 'danger';
  /** `small` stands inside a line of text. */
  readonly size?: 'normal' | 'small';
  /** Set while the button is disabled for a moment only: it looks enabled. */
  readonly 'data-settling'?: '' | undefined;
}

/** A native button that never submits by accident. */
export function Button({ look = 'normal', size = 'normal', className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={`${styles['button']} ${className ?? ''}`}
      data-look={look}
      data-size={size}
    />
  );
}
