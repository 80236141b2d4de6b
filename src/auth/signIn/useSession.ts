import { useSyncExternalStore } from 'react';
import type { Session } from '../session.ts';

/** The state of the session, live. */
export function useSession(session: Session) {
  return useSyncExternalStore(session.subscribe, session.state);
}
