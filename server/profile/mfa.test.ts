import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { forwardToSimulator, list, provideProfileFiles, readError } from '../testing/testProfileServer.ts';
import { startUpstream } from '../testing/testUpstream.ts';

const files = provideProfileFiles();
const serial = 'arn:aws:iam::111122223333:mfa/someone';

/** A profile whose role needs an MFA code, and an STS that gives it the simulator's keys. */
async function provideRole(): Promise<string[]> {
  await files.current.writeConfig(
    `[profile role]\nrole_arn = arn:aws:iam::111122223333:role/Reader\nsource_profile = dev\nmfa_serial = ${serial}\n`,
  );
  const bodies: string[] = [];
  const sts = await startUpstream((request, response) => {
    response.setHeader('content-type', 'text/xml');
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      response.end(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>${simulatorCredentials.accessKeyId}</AccessKeyId>
        <SecretAccessKey>${simulatorCredentials.secretAccessKey}</SecretAccessKey>
        <SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
      </Credentials></AssumeRoleResult></AssumeRoleResponse>`);
    });
  });
  onTestFinished(() => sts.close());
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url.href);
  return bodies;
}

test('assumes a role with the MFA code that the user enters, and does not keep the page waiting for it', async () => {
  const sent = await provideRole();
  const prompts: string[] = [];
  const code = new EventEmitter();
  const server = await forwardToSimulator('role', false, async (device) => {
    prompts.push(device);
    const [entered]: string[] = await once(code, 'entered');
    return entered ?? '';
  });
  for (const answer of [await list(server), await list(server)]) {
    expect(readError(answer)).toEqual({
      status: 401,
      name: 'ExpiredTokenException',
      message: 'An MFA code is needed. Enter it in the terminal in which the server runs.',
    });
  }
  expect(prompts).toEqual([serial]);

  code.emit('entered', '123456');
  await vi.waitFor(async () => expect((await list(server)).status).toBe(200));
  expect(prompts).toHaveLength(1);
  expect(Object.fromEntries(new URLSearchParams(sent[0]))).toMatchObject({
    Action: 'AssumeRole',
    SerialNumber: serial,
    TokenCode: '123456',
  });
});

test('without a terminal, names the command that exports credentials', async () => {
  const sent = await provideRole();
  expect(readError(await list(await forwardToSimulator('role')))).toEqual({
    status: 401,
    name: 'MissingAuthenticationTokenException',
    message:
      'Profile "role" needs an MFA code, and there is no terminal to ask for it. Run: eval "$(aws configure export-credentials --profile role --format env)" and then: npm start -- --profile-from-env',
  });
  expect(sent).toEqual([]);
});
