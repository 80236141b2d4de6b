import type { TemporaryCredentials } from '../session.ts';
import { assumeRoleWithWebIdentity } from '../sts.ts';

/** Exchanges the provider's token for a role session, which CloudTrail shows under the name of the user. */
export function credentialsOfRole(
  { region, roleArn, name }: { region: string; roleArn: string; name: string },
  readToken: () => Promise<string>,
): () => Promise<TemporaryCredentials> {
  return async () => assumeRoleWithWebIdentity(region, roleArn, sessionName(name), await readToken());
}

/** A valid session name for STS: 2 to 64 characters, none of them special. */
function sessionName(name: string): string {
  const allowed = name.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return allowed.length < 2 ? 'dashboard' : allowed;
}
