import { parseKnownFiles } from '@smithy/core/config';
import type { Mode } from '../http/api.ts';
import { createLaunch } from '../http/launch.ts';
import { CredentialsError } from './credentialsError.ts';
import { capitalize, describeCaller, describeEndpoints, describeWrites } from './describeProfile.ts';
import { oneAtATime, terminalMfaCode } from './mfa.ts';
import { type OpenedProfile, openNamedProfile, type OpenOptions } from './openedProfile.ts';
import type { NamedProfile } from './servedAccounts.ts';
import type { EndpointOptions } from './settings.ts';
import { severalProfiles } from './severalProfiles.ts';

export interface ProfileModeOptions {
  /** Empty: the first credentials that the AWS CLI would find without `--profile`. */
  readonly profiles: readonly string[];
  /** Empty: the Region of the environment or of each profile. */
  readonly regions: readonly string[];
  readonly endpoints: EndpointOptions;
  /** Whether the page may resume, stop, retry and cancel. */
  readonly allowWrites: boolean;
}

/**
 * Runs on the user's own accounts.
 *
 * @throws {StartError} when none of the profiles exists, or a setting is malformed. A session that has ended is no error: it may
 * be renewed while the server runs.
 */
export async function profileMode(options: ProfileModeOptions): Promise<Mode> {
  const { profiles, regions, endpoints, allowWrites } = options;
  const launch = createLaunch();
  const open: OpenOptions = {
    files: await parseKnownFiles({ ignoreCache: true }),
    region: regions[0],
    endpoints,
    allowWrites,
    launchSecret: launch.secret,
    askMfaCode: oneAtATime(terminalMfaCode()),
  };
  if (profiles.length <= 1) {
    const opened = await openNamedProfile(profiles[0], open);
    const { profile, settings, api } = opened;
    if (regions.length > 1) {
      return severalProfiles({ profiles: [{ name: profile.name, opened, regions }], allowWrites, launch });
    }
    return {
      launch,
      api,
      async describe() {
        return [
          `${capitalize(profile.title)}. Requests are signed here; ${describeWrites(allowWrites)}`,
          `Region ${settings.region} (${settings.regionSource}).`,
          ...describeEndpoints(settings),
          ...(await describeCaller(opened)),
        ];
      },
    };
  }
  const named = await Promise.all(profiles.map((name) => openOrExplain(name, regions, open)));
  const failures = named.flatMap(({ opened }) => (opened instanceof CredentialsError ? [opened] : []));
  if (failures[0] && failures.length === named.length) throw failures[0];
  return severalProfiles({ profiles: named, allowWrites, launch });
}

/** A profile that does not exist is kept with the reason, so that the page can show it. */
async function openOrExplain(
  name: string,
  regions: readonly string[],
  options: OpenOptions,
): Promise<NamedProfile> {
  const opened: OpenedProfile | CredentialsError = await openNamedProfile(name, options).catch(
    (error: unknown) => {
      if (error instanceof CredentialsError) return error;
      throw error;
    },
  );
  const own = opened instanceof CredentialsError ? (options.region ?? 'us-east-1') : opened.settings.region;
  return { name, opened, regions: regions.length > 0 ? regions : [own] };
}
