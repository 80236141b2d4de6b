import type { Session } from '../auth/session.ts';
import { embedTexts } from './embedTexts.ts';
import type { HostCredentials } from './protocol.ts';

/** The longest session of AWS, in milliseconds. A later expiry is malformed. */
const longestSession = 36 * 60 * 60_000;

/**
 * Starts a session with the credentials of the host page. They are kept in memory only.
 *
 * @returns why they are rejected, as a sentence; undefined when they are accepted
 */
export function acceptCredentials(session: Session, given: HostCredentials): string | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = given;
  // Long-lived keys have no session token, and another prefix than temporary ones.
  if (sessionToken === '' || !/^ASIA[A-Z0-9]{12,124}$/.test(accessKeyId)) {
    return embedTexts.temporaryOnly;
  }
  if (secretAccessKey === '') return embedTexts.noSecretAccessKey;
  const left = expiration - Date.now();
  if (!(left <= longestSession)) return embedTexts.noExpiry;
  if (left <= 0) return embedTexts.expired;
  session.start({
    person: {},
    credentials: { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration },
  });
  return undefined;
}
