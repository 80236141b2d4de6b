import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { TemporaryCredentials } from '../session.ts';

export interface IdentityPool {
  readonly region: string;
  readonly identityPoolId: string;
  readonly issuer: string;
}

/**
 * Exchanges the provider's token for the credentials of the pool's role by the enhanced flow; they are valid for an hour. The
 * first exchange also requests the identity id, which is cached here.
 *
 * @param readToken returns a valid ID token
 */
export function credentialsOfPool(
  { region, identityPoolId, issuer }: IdentityPool,
  readToken: () => Promise<string>,
): () => Promise<TemporaryCredentials> {
  const provider = fromCognitoIdentityPool({
    identityPoolId,
    // Identity pools know a provider by its issuer without the scheme.
    logins: { [issuer.replace(/^https?:\/\//, '')]: readToken },
    cache: nothingKept,
    clientConfig: {
      region,
      requestHandler: new FetchHttpHandler({
        credentials: 'omit',
        cache: 'no-store',
        requestTimeout: 10_000,
      }),
      defaultUserAgentProvider: async () => [['imagebuilder-workflow-dashboard']],
    },
  });
  return async () => {
    const { accessKeyId, secretAccessKey, sessionToken = '', expiration } = await provider();
    return { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration?.getTime() };
  };
}

/** Keeps the SDK from storing identity ids in IndexedDB. */
const nothingKept = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};
