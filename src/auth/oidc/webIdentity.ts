import type { TemporaryCredentials } from '../session.ts';
import { assumeRoleWithWebIdentity } from '../sts.ts';

/** Exchanges the provider's token for a session of a role, which CloudTrail then shows under the person's name. */
export function credentialsOfRole(
  { region, roleArn, name }: { region: string; roleArn: string; name: string },
  readToken: () => Promise<string>,
): () => Promise<TemporaryCredentials> {
  return async () => assumeRoleWithWebIdentity(region, roleArn, sessionName(name), await readToken());
}

/** A name as STS takes them: 2 to 64 characters, none of them special. */
function sessionName(name: string): string {
  const allowed = name.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return allowed.length < 2 ? 'dashboard' : allowed;
}
