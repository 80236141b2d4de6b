import { useSyncExternalStore } from 'react';
import type { Session } from '../session.ts';

/** How it stands with whoever uses the page, now and whenever it changes. */
export function useSession(session: Session) {
  return useSyncExternalStore(session.subscribe, session.state);
}
