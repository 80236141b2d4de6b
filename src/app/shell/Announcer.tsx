import { useSyncExternalStore } from 'react';
import { announcements } from '../../ui/page/announce.ts';

/** The one polite live region: it exists before its first text, since screen readers ignore a region that comes with one. */
export function Announcer() {
  const text = useSyncExternalStore(announcements.subscribe, announcements.read);
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}
