import type { Session } from '../access/session.ts';
import { SignedInAs } from '../signIn/SignedInAs.tsx';
import { SignInGate } from './SignInGate.tsx';

/** What the page shows of a session, loaded only where people sign in. */
export function signInParts(session: Session) {
  return { session, SignInGate, SignedInAs };
}
