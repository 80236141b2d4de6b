import type { Api } from '../http/api.ts';
import { askIdentity, type Identity, type IdentityMemory, rememberIdentity } from './identity.ts';
import { createNetwork } from './network.ts';
import { findSource, openProfile, type Profile } from './profile.ts';
import { createProfileApi } from './profileApi.ts';
import { type AwsFiles, endpointFor, type EndpointOptions, readSettings, type Settings } from './settings.ts';

export interface OpenOptions {
  readonly files: AwsFiles;
  /** From the command line; undefined for that of the environment or the profile. */
  readonly region: string | undefined;
  readonly endpoints: EndpointOptions;
  readonly allowWrites: boolean;
  readonly launchSecret: string;
  readonly askMfaCode: ((serial: string) => Promise<string>) | undefined;
}

/** One source of credentials with what its requests need. */
export interface OpenedProfile {
  readonly profile: Profile;
  readonly settings: Settings;
  /** Forwards requests to AWS, signed with the profile. */
  readonly api: Api;
  /** Undefined where STS is not asked, since another endpoint stands in for AWS. */
  readonly identity: IdentityMemory | undefined;
  /** The account that the profile's section of the files names; undefined where it names none. */
  readonly configuredAccount: string | undefined;
}

/**
 * Opens a profile, or the first credentials that the AWS CLI would find without `--profile`. Only the machine's role is asked for
 * credentials now.
 *
 * @throws {StartError} when there is no such profile, or a setting is malformed
 */
export async function openNamedProfile(
  name: string | undefined,
  options: OpenOptions,
): Promise<OpenedProfile> {
  const { files, endpoints, allowWrites, launchSecret, askMfaCode } = options;
  const { env } = process;
  const source = findSource(name, env, files);
  // Keys in the environment go with the settings of AWS_PROFILE or of the profile `default`, as in the AWS CLI.
  const sectionName = source.kind === 'profile' ? source.profile : env['AWS_PROFILE'] || 'default';
  const settings = readSettings({ profile: sectionName, region: options.region, endpoints, env, files });
  const { region } = settings;
  const network = await createNetwork(settings.caBundle, env);
  const profile = openProfile(source, { files, network, region, ...(askMfaCode ? { askMfaCode } : {}) });
  if (source.kind === 'machine') await profile.signIn();
  const identity = knowsSts(settings)
    ? rememberIdentity((): Promise<Identity> => askIdentity(profile, settings, network))
    : undefined;
  return {
    profile,
    settings,
    identity,
    configuredAccount: source.kind === 'profile' ? accountIn(files[source.profile]) : undefined,
    api: createProfileApi({
      profile,
      network,
      endpoint: (service, inRegion) => endpointFor(settings, service, inRegion),
      region,
      launchSecret,
      allowWrites,
      knownIdentity: () => identity?.known(),
    }),
  };
}

/** These credentials mean nothing to the real STS when another endpoint stands in for AWS, unless it has an STS too. */
function knowsSts(settings: Settings): boolean {
  return settings.endpoint('imagebuilder') === undefined || settings.endpoint('sts') !== undefined;
}

/** The account of the role that a profile assumes, or that its sign-in is for. */
function accountIn(section: AwsFiles[string] = {}): string | undefined {
  const ofRole = /^arn:aws[\w-]*:iam::(\d{12}):/.exec(section['role_arn'] ?? '')?.[1];
  return ofRole ?? /^\d{12}$/.exec(section['sso_account_id'] ?? '')?.[0];
}
