import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandOutput,
  STSClient,
} from '@aws-sdk/client-sts';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { TemporaryCredentials } from './session.ts';

/** The length of a role session in seconds: the same as for an identity pool. */
const sessionSeconds = 3600;

/** Returns the identity of credentials, signed with them. Needs no permission. Rejects with the SDK's own error. */
export async function getCallerIdentity(
  region: string,
  credentials: TemporaryCredentials,
): Promise<Pick<GetCallerIdentityCommandOutput, 'Account' | 'Arn'>> {
  return clientOf(region, credentials).send(new GetCallerIdentityCommand({}));
}

/** Exchanges a provider's ID token for a session of a role, unsigned. Rejects with the SDK's own error. */
export async function assumeRoleWithWebIdentity(
  region: string,
  RoleArn: string,
  RoleSessionName: string,
  WebIdentityToken: string,
): Promise<TemporaryCredentials> {
  const { Credentials: given } = await clientOf(region).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn,
      RoleSessionName,
      WebIdentityToken,
      DurationSeconds: sessionSeconds,
    }),
  );
  return temporary(given);
}

/** Assumes a role with other credentials. Rejects with the SDK's own error. */
export async function assumeRole(
  region: string,
  credentials: TemporaryCredentials,
  RoleArn: string,
  RoleSessionName: string,
): Promise<TemporaryCredentials> {
  const { Credentials: given } = await clientOf(region, credentials).send(
    // One hour is the longest for credentials that are a role's themselves.
    new AssumeRoleCommand({ RoleArn, RoleSessionName, DurationSeconds: sessionSeconds }),
  );
  return temporary(given);
}

/** A valid session name for STS: 2 to 64 characters, none of them special. */
export function sessionName(name: string): string {
  const allowed = name.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return allowed.length < 2 ? 'dashboard' : allowed;
}

function temporary(given: Credentials | undefined): TemporaryCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new TypeError('STS returned no credentials.');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiresAt: Expiration?.getTime(),
  };
}

function clientOf(region: string, credentials?: TemporaryCredentials): STSClient {
  return new STSClient({
    region,
    ...(credentials ? { credentials } : {}),
    requestHandler: new FetchHttpHandler({ credentials: 'omit', cache: 'no-store', requestTimeout: 10_000 }),
    defaultUserAgentProvider: async () => [['imagebuilder-workflow-dashboard']],
  });
}
