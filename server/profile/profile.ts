import { fromEnv, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { CredentialsError, explainFailure } from './credentialsError.ts';
import { createMfaPrompt, type MfaPrompt } from './mfa.ts';
import type { Network } from './network.ts';
import type { AwsFiles, CredentialSource, Environment } from './settings.ts';

/** An access key, its secret and, for a session, its token and end. */
export type Credentials = Awaited<ReturnType<ReturnType<typeof fromNodeProviderChain>>>;

/** The user's credentials, from one of the places where the AWS CLI finds them. */
export interface Profile {
  /** The profile's name, or `environment` or `machine role`: shown on the page. */
  readonly name: string;
  /** The same for a sentence: `profile "dev"`. */
  readonly title: string;
  /** What renews the credentials when their session has ended, as a sentence. */
  readonly remedy: string;
  /**
   * Short-lived credentials, fetched again shortly before they expire.
   *
   * @throws {CredentialsError}
   */
  credentials(): Promise<Credentials>;
  /** The same, but waits while the user enters an MFA code. */
  signIn(): Promise<Credentials>;
  /** Drops the credentials in memory, after AWS rejected them. */
  forget(): void;
}

export interface ProfileOptions {
  readonly files: AwsFiles;
  readonly network: Network;
  readonly region: string;
  /** Asks the user for the code of an MFA device. Absent where no terminal can ask. */
  readonly askMfaCode?: (serial: string) => Promise<string>;
}

/**
 * Finds the source of credentials. Like the AWS CLI: a profile that is named on the command line comes first, then keys in the
 * environment, `AWS_PROFILE`, the profile `default`, and the machine's own role.
 *
 * @param named from the command line
 * @throws {CredentialsError} when the profile is not in the files. The SDK's chain would fall back to the environment and
 * show another account than the one that was named.
 */
export function findSource(named: string | undefined, env: Environment, files: AwsFiles): CredentialSource {
  const hasKeys = Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);
  if (named === undefined && hasKeys) return { kind: 'environment' };
  const fromEnvironment = env['AWS_PROFILE'] === '' ? undefined : env['AWS_PROFILE'];
  const profile = named ?? fromEnvironment ?? (files['default'] ? 'default' : undefined);
  if (profile === undefined) return { kind: 'machine' };
  if (files[profile]) return { kind: 'profile', profile };
  // Sign-in sessions and endpoints have sections of their own in the same files.
  const profiles = Object.keys(files).filter((key) => !/^(?:sso-session|services)\./.test(key));
  const known = profiles.toSorted().join(', ') || 'none';
  const origin = named === undefined ? ', which AWS_PROFILE names,' : '';
  throw new CredentialsError(
    'no such profile',
    `There is no profile "${profile}"${origin} in the AWS config files. Known: ${known}.`,
  );
}

/** Opens a source of credentials. Nothing is fetched yet. */
export function openProfile(source: CredentialSource, options: ProfileOptions): Profile {
  const names = namesOf(source, options.files);
  const { network, askMfaCode } = options;
  const mfa = askMfaCode && createMfaPrompt(askMfaCode);
  let provider = providerOf(source, options, mfa);
  let running: Promise<Credentials> | undefined;
  /** One run at a time: a second one would ask for the same MFA code again. */
  const run = async (): Promise<Credentials> => {
    running ??= provider().finally(() => {
      running = undefined;
    });
    return running;
  };
  const explained = async (promise: Promise<Credentials>) =>
    promise.catch((error: unknown) => {
      throw explainFailure(error, { ...names, source, network });
    });
  return {
    ...names,
    credentials: async () => explained(mfa ? mfa.withoutWaiting(run()) : run()),
    signIn: async () => explained(run()),
    forget() {
      provider = providerOf(source, options, mfa);
    },
  };
}

function providerOf(
  source: CredentialSource,
  { network, region }: ProfileOptions,
  mfa: MfaPrompt | undefined,
): () => Promise<Credentials> {
  if (source.kind === 'environment') return fromEnv();
  const { requestHandler } = network;
  return fromNodeProviderChain({
    ...(source.kind === 'profile' ? { profile: source.profile } : {}),
    clientConfig: { requestHandler },
    parentClientConfig: { region, requestHandler },
    // Profiles may have been edited since the server started, and the SDK caches the files for the process.
    ignoreCache: true,
    ...(mfa ? { mfaCodeProvider: mfa.ask } : {}),
  });
}

function namesOf(
  source: CredentialSource,
  files: AwsFiles,
): Pick<Profile, 'name' | 'title' | 'remedy'> & { readonly isSession: boolean } {
  switch (source.kind) {
    case 'profile': {
      const command = findSignInCommand(source.profile, files);
      return {
        name: source.profile,
        title: `profile "${source.profile}"`,
        remedy: command === undefined ? 'Renew its credentials.' : `Run: ${command}`,
        isSession: command !== undefined,
      };
    }
    case 'environment':
      return {
        name: 'environment',
        title: 'the environment variables',
        remedy: 'Stop the server, set AWS_ACCESS_KEY_ID and the others again, and start it.',
        isSession: false,
      };
    case 'machine':
      return {
        name: 'machine role',
        title: "this machine's role",
        remedy: 'Renew its credentials.',
        isSession: false,
      };
  }
}

/** The command that starts a session for the profile, or for the one that its role is assumed with. */
function findSignInCommand(name: string, files: AwsFiles): string | undefined {
  const seen = new Set<string>();
  let current: string | undefined = name;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    const profile: AwsFiles[string] | undefined = files[current];
    if (profile?.['sso_session'] ?? profile?.['sso_start_url']) return `aws sso login --profile ${name}`;
    if (profile?.['login_session']) return `aws login --profile ${name}`;
    current = profile?.['source_profile'];
  }
  return undefined;
}
