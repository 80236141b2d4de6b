import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  faultyAccountCredentials,
  secondAccountCredentials,
  simulatorCredentials,
} from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { Mode } from '../http/api.ts';
import { startServer } from '../http/startServer.ts';
import { createSimulatorApi } from '../simulator/simulatorApi.ts';
import { createProfileFiles, type ProfileFiles, staticProfile } from '../testing/testProfiles.ts';
import { rawRequest } from '../testing/testRequest.ts';
import { startSts } from '../testing/testSts.ts';
import { CredentialsError } from './credentialsError.ts';
import { profileMode, type ProfileModeOptions } from './profileMode.ts';

const sso = 'sso_start_url = https://company.example/start\nsso_region = us-east-1\nsso_role_name = Reader\n';
/** The account of each key that STS knows. */
const known: Record<string, string> = {
  [simulatorCredentials.accessKeyId]: '111122223333',
  [secondAccountCredentials.accessKeyId]: '444455556666',
};
let files: ProfileFiles;

beforeEach(async () => {
  files = await createProfileFiles();
  await files.writeCredentials(
    [
      staticProfile('prod', simulatorCredentials),
      staticProfile('staging', secondAccountCredentials),
      staticProfile('unknown', faultyAccountCredentials),
      staticProfile('prod-admin', simulatorCredentials),
    ].join('\n'),
  );
  await files.writeConfig(
    `[profile staging]\nregion = eu-central-1\n[profile login]\nlogin_session = someone\n[profile sso-account]\n${sso}sso_account_id = 999900001111\n`,
  );
});

afterEach(() => files.remove());

/** Starts the server in front of a simulator and an STS. */
async function start(options: Partial<ProfileModeOptions>, stsAccounts = known) {
  const received: Headers[] = [];
  const simulator = createSimulator();
  const aws = await startServer({
    api: createSimulatorApi({
      async handle(request, admitted) {
        received.push(request.headers);
        return simulator.handle(request, admitted);
      },
    }),
  });
  const sts = await startSts(stsAccounts);
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url.href);
  const mode = await profileMode({
    profiles: [],
    regions: [],
    endpoints: { all: new URL(aws.origin) },
    allowWrites: false,
    ...options,
  });
  const { api, launch } = mode;
  const server = await startServer({ api, ...(launch ? { launch } : {}) });
  onTestFinished(async () => {
    await Promise.all([aws.close(), sts.close(), server.close()]);
  });
  const pipelines = async (account: string | undefined, region = 'us-west-2') => {
    const { status, body } = await rawRequest(
      server.origin,
      `/api/imagebuilder/${region}/ListImagePipelines`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-launch-secret': launch?.secret ?? '',
          ...(account === undefined ? {} : { 'x-account-id': account }),
        },
        body: '{}',
      },
    );
    return { status, body };
  };
  return { mode, pipelines, received, requests: sts.requests };
}

const configOf = async ({ api }: Mode) => api.config();

test('serves the account that a request names, and does not pass its name to AWS', async () => {
  const { mode, pipelines, received } = await start({
    profiles: ['prod', 'staging'],
    regions: ['us-west-2', 'eu-central-1'],
  });
  expect(await configOf(mode)).toEqual({
    access: { kind: 'profile', profile: 'prod, staging' },
    region: 'us-west-2',
    accounts: [
      { id: '111122223333', name: 'prod', regions: ['us-west-2', 'eu-central-1'] },
      { id: '444455556666', name: 'staging', regions: ['us-west-2', 'eu-central-1'] },
    ],
    writes: false,
    logLines: true,
  });
  expect((await pipelines('111122223333')).body).toContain('111122223333:image-pipeline/al2023-base');
  const second = await pipelines('444455556666');
  expect(second.body).toContain('444455556666:image-pipeline/al2023-base');
  expect(second.body).not.toContain('111122223333');
  expect(received).toHaveLength(2);
  expect(received.map((headers) => headers.get('x-account-id'))).toEqual([null, null]);
});

test('a request for an account of no profile is refused without being forwarded', async () => {
  const { pipelines, received } = await start({ profiles: ['prod', 'staging'] });
  for (const account of ['999900001111', '', 'profile:other']) {
    expect(await pipelines(account)).toMatchObject({
      status: 403,
      body: expect.stringContaining('an account that this server was not started with'),
    });
  }
  expect(received).toEqual([]);
});

test('each profile has its own Region where the command line names none', async () => {
  const { mode } = await start({ profiles: ['prod', 'staging'] });
  expect((await configOf(mode)).accounts?.map(({ regions }) => regions)).toEqual([
    ['us-east-1'],
    ['eu-central-1'],
  ]);
  expect((await mode.describe('')).slice(-2)).toEqual([
    'Profile "prod": account 111122223333, as arn:aws:sts::111122223333:assumed-role/Reader/someone, in us-east-1.',
    'Profile "staging": account 444455556666, as arn:aws:sts::444455556666:assumed-role/Reader/someone, in eu-central-1.',
  ]);
});

test('profiles without a known account do not stop the others, and their requests say why', async () => {
  const { mode, pipelines } = await start({ profiles: ['gone', 'unknown', 'login', 'prod'] });
  expect((await configOf(mode)).accounts?.map(({ id }) => id)).toEqual([
    '111122223333',
    'profile:gone',
    'profile:unknown',
    'profile:login',
  ]);
  expect((await pipelines('111122223333')).status).toBe(200);
  expect(await pipelines('profile:gone')).toMatchObject({
    status: 401,
    body: expect.stringContaining('There is no profile \\"gone\\"'),
  });
  expect(await pipelines('profile:unknown')).toMatchObject({
    status: 502,
    body: expect.stringContaining('The account of profile \\"unknown\\" is not known'),
  });
  expect(await pipelines('profile:login')).toMatchObject({
    status: 401,
    body: expect.stringContaining('Run: aws login --profile login'),
  });
  expect(await mode.describe('')).toContain(
    'Profile "login": The session of profile "login" is over. Run: aws login --profile login Then reload the page.',
  );
});

test('an account that becomes known is served to a page that was reloaded, not to the page before', async () => {
  const accounts: Record<string, string> = { [simulatorCredentials.accessKeyId]: '111122223333' };
  const { mode, pipelines } = await start({ profiles: ['prod', 'staging'] }, accounts);
  expect((await configOf(mode)).accounts?.[1]?.id).toBe('profile:staging');
  accounts[secondAccountCredentials.accessKeyId] = '444455556666';
  expect(await pipelines('profile:staging')).toMatchObject({
    status: 403,
    body: expect.stringContaining('is signed in to account 444455556666 now. Reload the page.'),
  });
  expect((await configOf(mode)).accounts?.[1]?.id).toBe('444455556666');
  expect((await pipelines('444455556666')).body).toContain('444455556666:image-pipeline/');
});

test('the files name the account of a profile whose session has ended', async () => {
  const { mode, pipelines } = await start({ profiles: ['prod', 'sso-account'] });
  expect((await configOf(mode)).accounts?.[1]).toMatchObject({ id: '999900001111', name: 'sso-account' });
  expect(await pipelines('999900001111')).toMatchObject({
    status: 401,
    body: expect.stringContaining('Run: aws sso login --profile sso-account'),
  });
});

test('the second profile of an account is named as ignored', async () => {
  const { mode } = await start({ profiles: ['prod', 'prod-admin', 'staging'] });
  expect((await configOf(mode)).accounts?.map(({ name }) => name)).toEqual(['prod', 'staging']);
  expect(await mode.describe('')).toContain(
    'Profile "prod-admin" is ignored: profile "prod" shows its account 111122223333.',
  );
});

test('one profile is shown in several Regions, with its identity', async () => {
  const { mode, pipelines } = await start({ profiles: ['prod'], regions: ['us-west-2', 'eu-central-1'] });
  expect(await configOf(mode)).toMatchObject({
    access: { profile: 'prod', account: '111122223333', identity: expect.stringContaining('Reader/someone') },
    accounts: [{ id: '111122223333', regions: ['us-west-2', 'eu-central-1'] }],
  });
  expect((await pipelines('111122223333', 'eu-central-1')).body).toContain('edge-gateway-arm64');
});

test('does not start when none of several profiles exists', async () => {
  await expect(start({ profiles: ['gone', 'gone-too'] })).rejects.toThrow(CredentialsError);
});
