import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '../../auth/session.ts';
import { recentBuildsIn } from '../../builds/recentBuilds.ts';
import { SignedInAs } from '../../auth/signIn/SignedInAs.tsx';
import { followSession } from './followSession.ts';
import { SignInGate } from './SignInGate.tsx';

/**
 * What the page shows of a session, loaded only where people sign in. From here on what was read for somebody is forgotten
 * when they leave, whatever is on the screen then.
 */
export function signInParts(session: Session, queryClient: QueryClient, browser: Window) {
  followSession(session, queryClient, () => recentBuildsIn(browser));
  return { session, SignInGate, SignedInAs };
}
