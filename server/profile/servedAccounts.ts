import type { ConfiguredAccount } from '../../src/auth/accounts.ts';
import type { ApiCall } from '../http/api.ts';
import { serviceError } from '../http/errors.ts';
import { CredentialsError } from './credentialsError.ts';
import { describeIdentityError } from './describeProfile.ts';
import type { OpenedProfile } from './openedProfile.ts';
import { credentialsResponse } from './profileApi.ts';

/** A profile of the command line: opened, or the reason why it could not be. */
export interface NamedProfile {
  readonly name: string;
  readonly opened: OpenedProfile | CredentialsError;
  /** The Regions that the overview reads. */
  readonly regions: readonly string[];
}

/** What a profile's account is, as far as it is known. */
export type Resolution =
  | { readonly is: 'account'; readonly id: string; readonly arn: string | undefined }
  /** `reason` is a sentence. */
  | { readonly is: 'unknown'; readonly reason: string; readonly error: unknown };

/** One account that the server serves through a profile. */
export interface ServedAccount extends NamedProfile {
  readonly resolution: () => Resolution;
  /** The account as the page lists it. */
  readonly listed: () => ConfiguredAccount;
  /** Asks again for an account that is not known. */
  readonly resolve: () => Promise<Resolution>;
}

/** The id of a profile whose account is not known: the page names the profile by it. */
export function idOfProfile(name: string): string {
  return `profile:${name}`;
}

/** Finds the account of a profile: STS is asked, and the profile's own section of the files where STS does not say. */
export async function serveAccount(named: NamedProfile): Promise<ServedAccount> {
  const { name, regions, opened } = named;
  let resolution = await resolveAccount(opened);
  return {
    ...named,
    resolution: () => resolution,
    listed: () => ({ id: resolution.is === 'account' ? resolution.id : idOfProfile(name), name, regions }),
    async resolve() {
      if (resolution.is === 'unknown') resolution = await resolveAccount(opened);
      return resolution;
    },
  };
}

async function resolveAccount(opened: NamedProfile['opened']): Promise<Resolution> {
  if (opened instanceof CredentialsError) return { is: 'unknown', reason: opened.message, error: opened };
  const { profile, identity, configuredAccount } = opened;
  try {
    await profile.signIn();
    if (!identity) throw new CredentialsError('none', stsNotAsked);
    const { account, arn } = await identity.ask();
    return { is: 'account', id: account, arn };
  } catch (error) {
    if (configuredAccount !== undefined) return { is: 'account', id: configuredAccount, arn: undefined };
    return { is: 'unknown', reason: describeIdentityError(error), error };
  }
}

const stsNotAsked =
  'STS is not asked when another endpoint stands in for AWS. Set AWS_ENDPOINT_URL_STS, or show this profile alone.';

/**
 * Answers a request for a profile whose account is not known: the page could show its builds as another account's. Once the account is
 * known, the page has to be reloaded to learn it.
 */
export async function refuseUnknownAccount(served: ServedAccount): Promise<Response> {
  const { name } = served;
  const resolution = await served.resolve();
  if (resolution.is === 'account') {
    const text = `Profile "${name}" is signed in to account ${resolution.id} now. Reload the page.`;
    return serviceError(403, 'AccountKnownException', text);
  }
  const { error, reason } = resolution;
  if (error instanceof CredentialsError) return credentialsResponse(error);
  return serviceError(502, 'BadGatewayException', `The account of profile "${name}" is not known: ${reason}`);
}

/** The account that a request names; the first one where it names none. */
export function accountOf(
  { account }: Pick<ApiCall, 'account'>,
  served: readonly ServedAccount[],
): ServedAccount | undefined {
  if (account === undefined) return served[0];
  return (
    served.find((each) => each.listed().id === account) ??
    served.find(({ name }) => idOfProfile(name) === account)
  );
}
