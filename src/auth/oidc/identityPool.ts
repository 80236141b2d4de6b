import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { TemporaryCredentials } from '../session.ts';

export interface IdentityPool {
  readonly region: string;
  readonly identityPoolId: string;
  readonly issuer: string;
}

/**
 * Exchanges the provider's token for the credentials of the pool's role, by the enhanced flow: they hold for an hour. The
 * first exchange asks for the identity's id too; it stays in here.
 *
 * @param readToken gives an ID token that holds now
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

/** The SDK would keep identity ids in IndexedDB, and looks for it even where it has nothing to keep. */
const nothingKept = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};
