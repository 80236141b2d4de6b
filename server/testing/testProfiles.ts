import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** The AWS files of one test. */
export interface ProfileFiles {
  /** Replaces the config file: regions, sign-in, processes. */
  writeConfig(text: string): Promise<void>;
  /** Replaces the credentials file. */
  writeCredentials(text: string): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the SDK read a new, empty home, and nothing of this machine's AWS settings. */
export async function createProfileFiles(): Promise<ProfileFiles> {
  const home = await mkdtemp(join(tmpdir(), 'profiles-'));
  const config = join(home, 'config');
  const credentials = join(home, 'credentials');
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_')))
    vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_CONFIG_FILE', config);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', credentials);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  const files: ProfileFiles = {
    writeConfig: (text) => writeFile(config, text),
    writeCredentials: (text) => writeFile(credentials, text),
    async remove() {
      vi.unstubAllEnvs();
      await rm(home, { recursive: true });
    },
  };
  await files.writeConfig('');
  await files.writeCredentials('');
  return files;
}

/** One profile's section of a credentials file. */
export function staticProfile(
  name: string,
  keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
): string {
  return [
    `[${name}]`,
    `aws_access_key_id = ${keys.accessKeyId}`,
    `aws_secret_access_key = ${keys.secretAccessKey}`,
    ...(keys.sessionToken === undefined ? [] : [`aws_session_token = ${keys.sessionToken}`]),
    '',
  ].join('\n');
}
