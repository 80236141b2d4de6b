import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

const aws = { region: undefined, endpointUrl: undefined, allowWrites: false };

test('says which account and identity the profile is, and tells the page', async () => {
  const sts = await startUpstream((_request, response) => {
    response.setHeader('content-type', 'text/xml');
    response.end(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
      <Arn>arn:aws:sts::111122223333:assumed-role/Reader/someone</Arn><UserId>A:someone</UserId><Account>111122223333</Account>
    </GetCallerIdentityResult></GetCallerIdentityResponse>`);
  });
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url.href);
  const mode = await profileMode({ ...aws, profile: 'dev' });
  const lines = await mode.describe('http://127.0.0.1:1');
  expect(lines).toEqual([
    'Profile dev, region eu-central-1. Requests are signed here; nothing is changed in the account.',
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
  });
  expect(sts.requests).toHaveLength(1);
  expect(lines.join()).not.toContain(keys.secretAccessKey);
  expect(lines.join()).not.toContain(mode.launch?.secret);
  await sts.close();
});

test('with another endpoint, says that nobody was asked', async () => {
  const endpointUrl = new URL('http://127.0.0.1:9/');
  const mode = await profileMode({ profile: 'dev', region: 'us-west-2', endpointUrl, allowWrites: true });
  expect(await mode.describe('')).toEqual([
    'Profile dev, region us-west-2. Requests are signed here; the page can resume, stop, retry and cancel builds.',
    'Requests go to http://127.0.0.1:9/ instead of AWS, so who the profile is was not asked.',
  ]);
  expect(await mode.api.config()).toEqual({
    access: { kind: 'profile', profile: 'dev' },
    region: 'us-west-2',
    writes: true,
  });
  expect(mode.api.acceptsWrites).toBe(true);
});

test('a session that is over is no reason not to start', async () => {
  await files.writeConfig(
    '[profile sso]\nsso_start_url = https://company.example/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Reader\n',
  );
  const mode = await profileMode({ ...aws, profile: 'sso' });
  expect(await mode.describe('')).toEqual([
    'Profile sso, region us-east-1. Requests are signed here; nothing is changed in the account.',
    'The session of profile "sso" is over. Run: aws sso login --profile sso',
    'The page works as soon as that is done; no restart is needed.',
  ]);
});

test('a profile that does not exist is named, with those that do', async () => {
  await files.writeConfig('[sso-session company]\nsso_region = us-east-1\n');
  // Else the SDK would fall back to these, and show another account than the one that was asked for.
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
  const failure = profileMode({ ...aws, profile: 'dve' });
  await expect(failure).rejects.toThrow(CredentialsError);
  await expect(failure).rejects.toThrow('There is no profile "dve" in the AWS config files. Known: dev.');
});
