import { useSyncExternalStore } from 'react';
import { focusElement } from '../focusWhenPresent.ts';
import styles from './SkipLinks.module.css';

/** Marks a part of a page that a skip link leads to. Its value names the part: `cause`. */
const attribute = 'data-skip-target';

/** Links to the main parts of the view, the first tab stops of the page. They are visible while they have the focus. */
export function SkipLinks() {
  const targets = useSyncExternalStore(subscribe, readTargets);
  if (targets === '') return null;
  return (
    <nav aria-label="Skip links" className={styles['links']}>
      {targets.split('\n').map((name) => (
        <button key={name} type="button" onClick={() => skipTo(name)}>
          Skip to {name}
        </button>
      ))}
    </nav>
  );
}

function skipTo(name: string): void {
  const target = document.querySelector(`[${attribute}="${CSS.escape(name)}"]`);
  const heading = target?.querySelector('h1, h2, h3') ?? target;
  if (!(heading instanceof HTMLElement)) return;
  focusElement(heading);
  heading.scrollIntoView({ block: 'start' });
}

/** The names of the targets in the document, a line each: a string compares by its value. */
function readTargets(): string {
  const names = [...document.querySelectorAll(`[${attribute}]`)].map((each) => each.getAttribute(attribute));
  return [...new Set(names)].join('\n');
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: [attribute] });
  return () => observer.disconnect();
}
