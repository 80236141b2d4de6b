import type { Session } from '../auth/session.ts';
import type { HostCredentials } from './protocol.ts';

/** No session of AWS is longer, in milliseconds. What ends later was not given by AWS. */
const longest = 36 * 60 * 60_000;

/**
 * Gives a session the credentials of the page around us. They are kept in its memory, and nowhere else.
 *
 * @returns why they are refused, as a sentence; undefined when they are taken
 */
export function takeCredentials(session: Session, given: HostCredentials): string | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = given;
  // Keys of a user have no token and begin otherwise than those of a session.
  if (sessionToken === '' || !/^ASIA[A-Z0-9]{12,124}$/.test(accessKeyId)) {
    return 'Only temporary credentials are taken: those with a session token, whose key begins with ASIA.';
  }
  if (secretAccessKey === '') return 'The secret access key is missing.';
  const left = expiration - Date.now();
  if (!(left <= longest)) return 'The credentials have to come with their end, at most 36 hours from now.';
  if (left <= 0) return 'The credentials have ended already.';
  session.start({
    person: {},
    credentials: { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration },
  });
  return undefined;
}
