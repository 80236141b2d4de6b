import { errorCode } from '../startError.ts';
import { askIdentity, findRegion, rememberIdentity } from './identity.ts';
import { createLaunch } from '../launch.ts';
import type { Mode } from '../api.ts';
import { CredentialsError } from './credentialsError.ts';
import { openProfile, type Profile } from './profile.ts';
import { createProfileApi } from './profileApi.ts';

export interface ProfileModeOptions {
  readonly profile: string;
  /** The profile's own region when undefined. */
  readonly region: string | undefined;
  /** AWS when undefined. */
  readonly endpointUrl: URL | undefined;
  /** Whether the page may resume, stop, retry and cancel. */
  readonly allowWrites: boolean;
}

/**
 * Runs on the engineer's own account.
 *
 * @throws {CredentialsError} when there is no such profile. A session that is over is no error: it may be renewed while
 * the server runs.
 */
export async function profileMode(options: ProfileModeOptions): Promise<Mode> {
  const { endpointUrl, allowWrites } = options;
  const profile = await openProfile(options.profile);
  const region = options.region ?? (await findRegion(profile.name));
  const launch = createLaunch();
  const identity = rememberIdentity(() => askIdentity(profile, region));
  // Another endpoint stands for another world: this profile's keys may mean nothing to the real STS.
  const asksSts = endpointUrl === undefined;
  return {
    launch,
    api: createProfileApi({
      profile,
      region,
      launchSecret: launch.secret,
      allowWrites,
      knownIdentity: () => (asksSts ? identity.known() : undefined),
      ...(endpointUrl ? { endpointUrl } : {}),
    }),
    async describe() {
      const lines = [
        `Profile ${profile.name}, region ${region}. Requests are signed here; ${whatIsChanged(allowWrites)}`,
      ];
      if (endpointUrl)
        lines.push(`Requests go to ${endpointUrl.href} instead of AWS, so who the profile is was not asked.`);
      return [...lines, ...(await describeCaller(profile, asksSts ? () => identity.ask() : undefined))];
    },
  };
}

function whatIsChanged(allowWrites: boolean): string {
  return allowWrites
    ? 'the page can resume, stop, retry and cancel builds.'
    : 'nothing is changed in the account.';
}

/** Who the profile is, or what is in the way of knowing. */
async function describeCaller(
  profile: Profile,
  ask: (() => Promise<{ account: string; arn: string }>) | undefined,
): Promise<string[]> {
  try {
    await profile.credentials();
    if (!ask) return [];
    const { account, arn } = await ask();
    return [`Account ${account}, as ${arn}.`];
  } catch (error) {
    if (error instanceof CredentialsError)
      return [error.message, 'The page works as soon as that is done; no restart is needed.'];
    const why = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown error');
    return [`STS did not say who the profile is (${why}). Image Builder may answer all the same.`];
  }
}
