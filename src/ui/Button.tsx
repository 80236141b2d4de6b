import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'normal' | 'primary' | 'quiet' | 'danger';
  /** `small` stands inside a line of text. */
  readonly size?: 'normal' | 'small';
  /** Set while the button is disabled for a moment only: it keeps its enabled appearance. */
  readonly 'data-settling'?: '' | undefined;
}

/** A native button that never submits by accident. */
export function Button({ variant = 'normal', size = 'normal', className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={`${styles['button']} ${className ?? ''}`}
      data-variant={variant}
      data-size={size}
    />
  );
}
