import { createImageBuilder, type AwsClient } from '../aws/client.ts';
import { toServiceError } from '../aws/serviceError.ts';
import { createRelay } from './relay.ts';
import { createSession, type Session } from './session.ts';

/** The way to the service for a page that signs with the credentials of whoever has signed in. */
export function createSignedInAccess(origin: string) {
  const session = createSession();
  return { session, create: (region: string) => signingWith(session, origin, region) };
}

/**
 * A client that asks the session for credentials at each request, and once more when the service says that they have ended:
 * what is refused so was not done.
 */
function signingWith(session: Session, origin: string, region: string): AwsClient {
  // Else the SDK would keep the first credentials it gets, past a sign-out too.
  const credentials = Object.assign(() => session.credentials(), { memoized: true });
  const inner = createImageBuilder(region, { requestHandler: createRelay({ origin, region }), credentials });
  return {
    region,
    async send(operation, command, signal) {
      try {
        const used = await session.credentials();
        try {
          return await inner.send(operation, command, signal);
        } catch (error) {
          const { name, message } = toServiceError(error, operation);
          if (!endedNames.has(name)) throw error;
          await session.replace(used, `AWS takes these credentials no longer: “${message}”.`);
          return await inner.send(operation, command, signal);
        }
      } catch (error) {
        throw toServiceError(error, operation);
      }
    },
  };
}

/** What AWS calls credentials that are past their end, or that were taken back. */
const endedNames = new Set([
  'ExpiredTokenException',
  'ExpiredToken',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
]);
