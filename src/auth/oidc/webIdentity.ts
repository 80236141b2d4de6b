import type { TemporaryCredentials } from '../session.ts';
import { assumeRoleWithWebIdentity, sessionName } from '../sts.ts';

/** Exchanges the provider's token for a role session, which CloudTrail shows under the name of the user. */
export function credentialsOfRole(
  { region, roleArn, name }: { region: string; roleArn: string; name: string },
  readToken: () => Promise<string>,
): () => Promise<TemporaryCredentials> {
  return async () => assumeRoleWithWebIdentity(region, roleArn, sessionName(name), await readToken());
}
