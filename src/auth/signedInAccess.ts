import { type AwsClient, createClient } from '../aws/client.ts';
import { toServiceError } from '../aws/serviceError.ts';
import { createSignedTransport } from '../aws/transport/signed.ts';
import type { CreateClient } from './accounts.ts';
import { authTexts } from './authTexts.ts';
import { createSession, type Session } from './session.ts';

/** The access of a page that signs with the credentials of its user. */
export function createSignedInAccess(origin: string) {
  const session = createSession();
  const create: CreateClient = (region) => signingWith(session, origin, region);
  return { session, create };
}

/**
 * A client that asks the session for credentials at each request. When the service says that they have expired, the request was
 * refused, so it is sent once more with renewed ones.
 */
function signingWith(session: Session, origin: string, region: string): AwsClient {
  // Without `memoized` the SDK would keep the first credentials, even after a sign-out.
  const credentials = Object.assign(() => session.credentials(), { memoized: true });
  const inner = createClient(region, createSignedTransport({ origin, region, credentials }));
  return {
    region,
    async send(operation, input, signal) {
      try {
        const used = await session.credentials();
        try {
          return await inner.send(operation, input, signal);
        } catch (error) {
          const { name, message } = toServiceError(error, operation);
          if (!endedNames.has(name)) throw error;
          await session.replace(used, authTexts.session.rejectedByAws(message));
          return await inner.send(operation, input, signal);
        }
      } catch (error) {
        throw toServiceError(error, operation);
      }
    },
  };
}

/** The names of AWS's errors for credentials that have expired or were revoked. */
const endedNames = new Set([
  'ExpiredTokenException',
  'ExpiredToken',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
]);
