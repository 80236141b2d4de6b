import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StartError } from '../startError.ts';
import { CredentialsError } from './credentialsError.ts';
import { profileMode } from './profileMode.ts';
import { createProfileFiles, type ProfileFiles, staticProfile } from '../testing/testProfiles.ts';
import { startUpstream } from '../testing/testUpstream.ts';

const keys = { accessKeyId: 'AKIAOFTHISTESTONLY00', secretAccessKey: 'secret/of/this/test/only' };
let files: ProfileFiles;

beforeEach(async () => {
  files = await createProfileFiles();
  await files.writeCredentials(staticProfile('dev', keys));
  await files.writeConfig('[profile dev]\nregion = eu-central-1\n');
});

afterEach(() => files.remove());

const aws = { profiles: [], regions: [], endpoints: {}, allowWrites: false };

test('prints account and identity, and gives them to the page', async () => {
  const sts = await startUpstream((_request, response) => {
    response.setHeader('content-type', 'text/xml');
    response.end(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
      <Arn>arn:aws:sts::111122223333:assumed-role/Reader/someone</Arn><UserId>A:someone</UserId><Account>111122223333</Account>
    </GetCallerIdentityResult></GetCallerIdentityResponse>`);
  });
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url.href);
  const mode = await profileMode({ ...aws, profiles: ['dev'] });
  const lines = await mode.describe('http://127.0.0.1:1');
  expect(lines).toEqual([
    'Profile "dev". Requests are signed here; nothing is changed in the account.',
    'Region eu-central-1 (profile "dev").',
    'Account 111122223333, as arn:aws:sts::111122223333:assumed-role/Reader/someone.',
  ]);
  expect(await mode.api.config()).toEqual({
    access: {
      kind: 'profile',
      profile: 'dev',
      account: '111122223333',
      identity: 'arn:aws:sts::111122223333:assumed-role/Reader/someone',
    },
    region: 'eu-central-1',
    writes: false,
    logLines: true,
  });
  expect(sts.requests).toHaveLength(1);
  expect(lines.join()).not.toContain(keys.secretAccessKey);
  expect(lines.join()).not.toContain(mode.launch?.secret);
  await sts.close();
});

test('does not call STS when another endpoint stands in for AWS', async () => {
  const endpoints = { all: new URL('http://127.0.0.1:9/') };
  const mode = await profileMode({ profiles: ['dev'], regions: ['us-west-2'], endpoints, allowWrites: true });
  expect(await mode.describe('')).toEqual([
    'Profile "dev". Requests are signed here; the page can resume, stop, retry and cancel builds.',
    'Region us-west-2 (--region).',
    'Requests to Image Builder go to http://127.0.0.1:9/ (--endpoint-url).',
    'Requests to CloudWatch Logs go to http://127.0.0.1:9/ (--endpoint-url).',
    'The identity is not known: STS is not asked when another endpoint stands in for AWS.',
  ]);
  expect(await mode.api.config()).toEqual({
    access: { kind: 'profile', profile: 'dev' },
    region: 'us-west-2',
    writes: true,
    logLines: true,
  });
  expect(mode.api.acceptsWrites).toBe(true);
});

test('starts although the session has ended', async () => {
  await files.writeConfig(
    '[profile sso]\nsso_start_url = https://company.example/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Reader\n',
  );
  const mode = await profileMode({ ...aws, profiles: ['sso'] });
  expect(await mode.describe('')).toEqual([
    'Profile "sso". Requests are signed here; nothing is changed in the account.',
    'Region us-east-1 (the default, since no Region is configured).',
    'The session of profile "sso" is over. Run: aws sso login --profile sso',
    'The page works as soon as that is done; no restart is needed.',
  ]);
});

test('names a profile that does not exist, and those that do', async () => {
  await files.writeConfig('[sso-session company]\nsso_region = us-east-1\n');
  // The SDK would fall back to these, and show another account than the one that was named.
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
  const failure = profileMode({ ...aws, profiles: ['dve'] });
  await expect(failure).rejects.toThrow(CredentialsError);
  await expect(failure).rejects.toThrow('There is no profile "dve" in the AWS config files. Known: dev.');
});

test('takes keys from the environment before AWS_PROFILE, with the settings of that profile', async () => {
  vi.stubEnv('AWS_PROFILE', 'dev');
  const endpoints = { all: new URL('http://127.0.0.1:9/') };
  const environment = { ...aws, endpoints };
  await expect((await profileMode(environment)).api.config()).resolves.toMatchObject({
    access: { profile: 'dev' },
    region: 'eu-central-1',
  });

  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOFTHEENVIRONMENT');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
  const mode = await profileMode(environment);
  expect(await mode.api.config()).toMatchObject({
    access: { profile: 'environment' },
    region: 'eu-central-1',
  });
  expect(await mode.describe('')).toContain(
    'The environment variables. Requests are signed here; nothing is changed in the account.',
  );
});

test('uses the profile "default" when the environment names none', async () => {
  await files.writeCredentials(staticProfile('default', keys));
  const mode = await profileMode({ ...aws, regions: ['eu-west-1'] });
  expect(await mode.api.config()).toMatchObject({ access: { profile: 'default' }, region: 'eu-west-1' });
});

test('names AWS_PROFILE when its profile does not exist', async () => {
  vi.stubEnv('AWS_PROFILE', 'gone');
  await expect(profileMode(aws)).rejects.toThrow(
    'There is no profile "gone", which AWS_PROFILE names, in the AWS config files. Known: dev.',
  );
});

test('does not start without any credentials', async () => {
  await files.writeConfig('');
  await files.writeCredentials('');
  const failure = profileMode(aws);
  await expect(failure).rejects.toThrow(StartError);
  await expect(failure).rejects.toThrow('Name a profile: npm start -- --profile NAME');
});

test('refuses a malformed AWS_REGION', async () => {
  vi.stubEnv('AWS_REGION', 'us_east_1');
  await expect(profileMode({ ...aws, profiles: ['dev'] })).rejects.toThrow(
    'AWS_REGION: "us_east_1" is not the name of a Region',
  );
});
