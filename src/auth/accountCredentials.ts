import type { ConfiguredAccount } from './accounts.ts';
import { authTexts } from './authTexts.ts';
import {
  createSession,
  type Person,
  type Session,
  SignInNeeded,
  type TemporaryCredentials,
} from './session.ts';

/** Credentials that are renewed before they expire, and replaced when AWS has rejected them. */
export type Credentials = Pick<Session, 'credentials' | 'replace'>;

/** The configured account cannot be read with the credentials of the user. The message says what to do, and quotes AWS. */
export class AccountNotReached extends Error {
  override readonly name = 'AccountNotReached';
}

/**
 * The credentials for requests to an account: those of its role, which the user's credentials assume, or without a role the user's own,
 * as long as they are of that account.
 *
 * @param region the Region of the STS that assumes the role
 */
export function credentialsFor(user: Session, account: ConfiguredAccount, region: string): Credentials {
  const { id, roleArn } = account;
  return roleArn === undefined ? ofAccount(user, id) : ofRole(user, roleArn, region);
}

/** The user's own credentials. Those of another account are refused, since its builds would be shown as those of `id`. */
function ofAccount(user: Session, id: string): Credentials {
  return {
    async credentials() {
      const given = await user.credentials();
      const own = personOf(user)?.account;
      if (own !== undefined && own !== id) throw new AccountNotReached(authTexts.account.other(own, id));
      return given;
    },
    replace: user.replace,
  };
}

/** The credentials of a role, in memory only. At most one request assumes it at a time. Another user assumes it again. */
function ofRole(user: Session, roleArn: string, region: string): Credentials {
  let held: { readonly person: Person | undefined; readonly role: Promise<Session> } | undefined;
  user.subscribe(() => {
    if (held && held.person !== personOf(user)) held = undefined;
  });

  const assume = () => withRenewal(user, () => assumeWith(user, roleArn, region));

  const current = async (): Promise<Session> => {
    // Rejects when no user is signed in, also while the credentials of the role are still valid.
    await user.credentials();
    const opened = held ?? open();
    const role = await opened.role;
    if (held !== opened) throw new SignInNeeded(authTexts.session.ended);
    return role;
  };

  const open = () => {
    const person = personOf(user);
    const opened = { person, role: assume().then((credentials) => sessionOfRole(credentials, assume)) };
    held = opened;
    // A refusal is not kept: the role may be allowed in the meantime.
    opened.role.catch(() => {
      if (held === opened) held = undefined;
    });
    return opened;
  };

  return {
    credentials: async () => (await current()).credentials(),
    replace: async (refused, reason) => (await current()).replace(refused, reason),
  };
}

/** The session of a role renews as the session of a user does. */
function sessionOfRole(
  credentials: TemporaryCredentials,
  renew: () => Promise<TemporaryCredentials>,
): Session {
  const session = createSession();
  session.start({ person: {}, credentials, renew });
  return session;
}

async function assumeWith(user: Session, roleArn: string, region: string) {
  const { assumeRole, sessionName } = await import('./sts.ts');
  const credentials = await user.credentials();
  try {
    return await assumeRole(region, credentials, roleArn, sessionName(personOf(user)?.identity ?? ''));
  } catch (error) {
    if (!(error instanceof Error) || !error.name.startsWith('AccessDenied')) throw error;
    throw new AccountNotReached(authTexts.account.roleDenied(roleArn, error.message), { cause: error });
  }
}

/** Runs with credentials, and once more with renewed ones when AWS says that they have expired: then nothing was done. */
export async function withRenewal<Result>(source: Credentials, run: () => Promise<Result>): Promise<Result> {
  const used = await source.credentials();
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error) || !endedNames.has(error.name)) throw error;
    await source.replace(used, authTexts.session.rejectedByAws(error.message));
    return run();
  }
}

/** The names of AWS's errors for credentials that have expired or were revoked. */
const endedNames = new Set([
  'ExpiredTokenException',
  'ExpiredToken',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
]);

function personOf(user: Session): Person | undefined {
  const state = user.state();
  return 'person' in state ? state.person : undefined;
}
