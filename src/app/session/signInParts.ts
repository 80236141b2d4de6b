import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '../../auth/session.ts';
import { recentBuildsIn } from '../../builds/recent/recentBuilds.ts';
import { SignedInAs } from '../../auth/signIn/SignedInAs.tsx';
import { followSession } from './followSession.ts';
import { SignInGate } from './SignInGate.tsx';

/**
 * The components of a session, loaded only in deployments with sign-in. From here on the data of a user is removed when they sign
 * out, whatever is rendered.
 */
export function signInParts(session: Session, queryClient: QueryClient, browser: Window) {
  followSession(session, queryClient, () => recentBuildsIn(browser));
  return { session, SignInGate, SignedInAs };
}
