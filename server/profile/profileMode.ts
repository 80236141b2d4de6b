import { parseKnownFiles } from '@smithy/core/config';
import type { ServiceName } from '../../src/aws/registry.ts';
import type { Mode } from '../http/api.ts';
import { createLaunch } from '../http/launch.ts';
import { errorCode } from '../startError.ts';
import { CredentialsError } from './credentialsError.ts';
import { askIdentity, type Identity, rememberIdentity } from './identity.ts';
import { terminalMfaCode } from './mfa.ts';
import { createNetwork } from './network.ts';
import { findSource, openProfile, type Profile } from './profile.ts';
import { createProfileApi } from './profileApi.ts';
import { endpointFor, type EndpointOptions, readSettings, type Settings } from './settings.ts';

export interface ProfileModeOptions {
  /** Undefined: the first credentials that the AWS CLI would find without `--profile`. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoints: EndpointOptions;
  /** Whether the page may resume, stop, retry and cancel. */
  readonly allowWrites: boolean;
}

/**
 * Runs on the user's own account.
 *
 * @throws {StartError} when there is no such profile, or a setting is malformed. A session that has ended is no error: it may
 * be renewed while the server runs.
 */
export async function profileMode(options: ProfileModeOptions): Promise<Mode> {
  const { endpoints, allowWrites } = options;
  const { env } = process;
  const files = await parseKnownFiles({ ignoreCache: true });
  const source = findSource(options.profile, env, files);
  // Keys in the environment go with the settings of AWS_PROFILE or of the profile `default`, as in the AWS CLI.
  const sectionName = source.kind === 'profile' ? source.profile : env['AWS_PROFILE'] || 'default';
  const settings = readSettings({ profile: sectionName, region: options.region, endpoints, env, files });
  const { region } = settings;
  const network = await createNetwork(settings.caBundle, env);
  const askMfaCode = terminalMfaCode();
  const profile = openProfile(source, { files, network, region, ...(askMfaCode ? { askMfaCode } : {}) });
  if (source.kind === 'machine') await profile.signIn();
  const launch = createLaunch();
  const identity = rememberIdentity(() => askIdentity(profile, settings, network));
  const callsSts = knowsSts(settings);
  return {
    launch,
    api: createProfileApi({
      profile,
      network,
      endpoint: (service, inRegion) => endpointFor(settings, service, inRegion),
      region,
      launchSecret: launch.secret,
      allowWrites,
      knownIdentity: () => (callsSts ? identity.known() : undefined),
    }),
    async describe() {
      return [
        `${capitalize(profile.title)}. Requests are signed here; ${describeWrites(allowWrites)}`,
        `Region ${region} (${settings.regionSource}).`,
        ...describeEndpoints(settings),
        ...(await describeCaller(profile, callsSts ? () => identity.ask() : undefined)),
      ];
    },
  };
}

/** These credentials mean nothing to the real STS when another endpoint stands in for AWS, unless it has an STS too. */
function knowsSts(settings: Settings): boolean {
  return settings.endpoint('imagebuilder') === undefined || settings.endpoint('sts') !== undefined;
}

function describeWrites(allowWrites: boolean): string {
  return allowWrites
    ? 'the page can resume, stop, retry and cancel builds.'
    : 'nothing is changed in the account.';
}

function describeEndpoints(settings: Settings): string[] {
  const titles = { imagebuilder: 'Image Builder', logs: 'CloudWatch Logs' } as const;
  const lines = (['imagebuilder', 'logs'] as const satisfies ServiceName[]).flatMap((service) => {
    const endpoint = settings.endpoint(service);
    return endpoint
      ? [`Requests to ${titles[service]} go to ${endpoint.url.href} (${endpoint.source}).`]
      : [];
  });
  return settings.usesFips ? [...lines, 'Requests to AWS use FIPS endpoints.'] : lines;
}

/** The caller's account and ARN, or why they are not known. */
async function describeCaller(
  profile: Profile,
  ask: (() => Promise<Identity>) | undefined,
): Promise<string[]> {
  try {
    await profile.signIn();
    if (!ask) return ['The identity is not known: STS is not asked when another endpoint stands in for AWS.'];
    const { account, arn } = await ask();
    return [`Account ${account}, as ${arn}.`];
  } catch (error) {
    if (error instanceof CredentialsError)
      return [error.message, 'The page works as soon as that is done; no restart is needed.'];
    const reason = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown error');
    return [`STS did not return the caller's identity (${reason}). Image Builder may work all the same.`];
  }
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
