import { type ReactNode, useState } from 'react';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './FullPageLink.module.css';

export interface FullPageLinkProps {
  /** The same view as a page of its own, relative to this one. */
  readonly href: string;
  /** What is said beside it: who has signed in. */
  readonly children?: ReactNode;
}

/** The way out of the page around us. Where that lets frames open nothing, the address to take along. */
export function FullPageLink({ href, children }: FullPageLinkProps) {
  const [isBlocked, setIsBlocked] = useState(false);
  const whole = new URL(href, window.location.href).href;
  return (
    <nav className={styles['way']} aria-label="Out of this frame" data-more={isBlocked || Boolean(children)}>
      {children}
      {isBlocked && (
        <p role="alert" className={styles['blocked']}>
          The page around this one lets it open no windows. Open this address yourself: <code>{whole}</code>{' '}
          <CopyButton label="Copy address" text={whole} />
        </p>
      )}
      <a
        className={styles['link']}
        href={href}
        target="_blank"
        rel="noopener"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          // A sandbox without popups ignores a link without a word. Only a window that is asked for tells.
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
