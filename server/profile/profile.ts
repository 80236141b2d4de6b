import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { parseKnownFiles } from '@smithy/core/config';
import { CredentialsError, explainFailure } from './credentialsError.ts';

/** An access key, its secret and, for a session, its token and end. */
export type Credentials = Awaited<ReturnType<ReturnType<typeof fromNodeProviderChain>>>;

/** One of the engineer's own profiles, as the AWS CLI knows them. */
export interface Profile {
  readonly name: string;
  /** What to run in a terminal when the profile's session is over. Undefined when it has no session. */
  readonly signInCommand: string | undefined;
  /**
   * Short-lived credentials, fetched anew when they are about to end.
   *
   * @throws {CredentialsError}
   */
  credentials(): Promise<Credentials>;
  /** Drops the credentials in memory, after AWS refused them. */
  forget(): void;
}

type Settings = Awaited<ReturnType<typeof parseKnownFiles>>;

/**
 * Finds a profile in the AWS config and credentials files.
 *
 * @throws {CredentialsError} when there is no such profile. The provider chain would go on to the environment and the
 * machine's own role, and someone would look at another account than the one they named.
 */
export async function openProfile(name: string): Promise<Profile> {
  const settings = await parseKnownFiles({ ignoreCache: true });
  if (!settings[name]) {
    // Sign-in sessions and endpoints have sections of their own in the same files.
    const profiles = Object.keys(settings).filter((key) => !/^(?:sso-session|services)\./.test(key));
    const known = profiles.toSorted().join(', ') || 'none';
    throw new CredentialsError(
      'no such profile',
      `There is no profile "${name}" in the AWS config files. Known: ${known}.`,
    );
  }
  const signInCommand = findSignInCommand(name, settings);
  // Read anew at each start: a profile may have been edited since, and the SDK caches the files for the process.
  const createChain = () => fromNodeProviderChain({ profile: name, ignoreCache: true });
  let chain = createChain();
  return {
    name,
    signInCommand,
    async credentials() {
      try {
        return await chain();
      } catch (error) {
        throw explainFailure(error, name, signInCommand);
      }
    },
    forget() {
      chain = createChain();
    },
  };
}

/** The command that starts a session for the profile, or for the one it takes its role with. */
function findSignInCommand(name: string, settings: Settings): string | undefined {
  const seen = new Set<string>();
  let current: string | undefined = name;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    const profile: Settings[string] | undefined = settings[current];
    if (profile?.['sso_session'] ?? profile?.['sso_start_url']) return `aws sso login --profile ${name}`;
    if (profile?.['login_session']) return `aws login --profile ${name}`;
    current = profile?.['source_profile'];
  }
  return undefined;
}
