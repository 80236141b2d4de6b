import { type AwsClient, createClient } from '../aws/client.ts';
import { ServiceError, toServiceError } from '../aws/serviceError.ts';
import { createSignedTransport } from '../aws/transport/signed.ts';
import { AccountNotReached, type Credentials, credentialsFor, withRenewal } from './accountCredentials.ts';
import type { CreateClient } from './accounts.ts';
import { createSession } from './session.ts';

/**
 * The access of a page that signs with the credentials of its user, or of the roles that they assume.
 *
 * @param stsRegion the Region of the STS that assumes roles
 */
export function createSignedInAccess(origin: string, stsRegion: string) {
  const session = createSession();
  const byAccount = new Map<string, Credentials>();
  const create: CreateClient = (region, account) => {
    if (!account) return signingWith(session, origin, region);
    const credentials = byAccount.get(account.id) ?? credentialsFor(session, account, stsRegion);
    byAccount.set(account.id, credentials);
    return signingWith(credentials, origin, region, account.id);
  };
  return { session, create };
}

/** A client that asks for credentials at each request. */
function signingWith(source: Credentials, origin: string, region: string, account?: string): AwsClient {
  // Without `memoized` the SDK would keep the first credentials, even after a sign-out.
  const credentials = Object.assign(() => source.credentials(), { memoized: true });
  const inner = createClient(region, createSignedTransport({ origin, region, credentials }), account);
  return {
    region,
    account,
    async send(operation, input, signal) {
      try {
        return await withRenewal(source, () => inner.send(operation, input, signal));
      } catch (error) {
        if (!(error instanceof AccountNotReached)) throw toServiceError(error, operation);
        const { name, message } = error;
        throw new ServiceError({ operation, kind: 'credentials', name, message }, { cause: error });
      }
    },
  };
}
