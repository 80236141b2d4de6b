import { simulatorCredentials } from '../../simulator/keys.ts';

/**
 * The line that says that the environment holds AWS credentials although the simulator runs. Undefined when it holds none,
 * or only the simulator's own.
 */
export function describeIgnoredCredentials(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: key } = env;
  if (profile) {
    return `AWS_PROFILE is set to "${profile}" and not used. To show its account: npm start -- --profile-from-env`;
  }
  if (key && key !== simulatorCredentials.accessKeyId) {
    return 'AWS_ACCESS_KEY_ID is set and not used. To show its account: npm start -- --profile-from-env';
  }
  return undefined;
}
