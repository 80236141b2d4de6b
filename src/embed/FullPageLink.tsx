import { type ReactNode, useState } from 'react';
import { CopyButton } from '../ui/CopyButton.tsx';
import { embedTexts } from './embedTexts.ts';
import styles from './FullPageLink.module.css';

export interface FullPageLinkProps {
  /** The URL of the same view outside of the frame, relative to this page. */
  readonly href: string;
  /** Shown beside the link: the signed-in user. */
  readonly children?: ReactNode;
}

/** A link that opens the view outside of the frame. Where the host page blocks new windows, the address to copy. */
export function FullPageLink({ href, children }: FullPageLinkProps) {
  const [isBlocked, setIsBlocked] = useState(false);
  const whole = new URL(href, window.location.href).href;
  return (
    <nav
      className={styles['way']}
      aria-label={embedTexts.fullPageLabel}
      data-more={isBlocked || Boolean(children)}
    >
      {children}
      {isBlocked && (
        <p role="alert" className={styles['blocked']}>
          {embedTexts.windowsBlocked} <code>{whole}</code> <CopyButton label="Copy address" text={whole} />
        </p>
      )}
      <a
        className={styles['link']}
        href={href}
        target="_blank"
        rel="noopener"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          // A sandbox without popups ignores links silently. Only the result of `window.open` shows that it was blocked.
          event.preventDefault();
          const opened = window.open(href, '_blank');
          if (opened) opened.opener = null;
          setIsBlocked(!opened);
        }}
      >
        Open full page
        <span aria-hidden="true"> ↗</span>
      </a>
    </nav>
  );
}
