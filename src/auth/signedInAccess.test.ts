import { afterEach, expect, test, vi } from 'vitest';
import { listWorkflowExecutions } from '../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { catalog } from '../../simulator/catalog.ts';
import { expiredSessionToken, simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { openAccess } from './access.ts';
import type { TemporaryCredentials } from './session.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const person = { account: '111122223333' };
const keys = (sessionToken: string): TemporaryCredentials => ({ ...simulatorCredentials, sessionToken });
const ended = keys(expiredSessionToken);

/** A page that people sign in to, in front of the simulator. */
async function open() {
  const simulator = createSimulator();
  const tokens: (string | null)[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    tokens.push(request.headers.get('x-amz-security-token'));
    return simulator.handle(request);
  });
  const access = await openAccess({
    config: { kind: 'pasted', region: 'us-east-1' },
    origin: 'http://127.0.0.1',
  });
  const { session } = access;
  if (!session) throw new Error('There is no session.');
  const list = () =>
    listWorkflowExecutions(access.client('us-east-1'), {
      imageBuildVersionArn: catalog.linuxSucceeded.arn,
    });
  return { session, list, tokens };
}

test('before anybody has signed in, and after they have left, nothing is sent', async () => {
  const { session, list, tokens } = await open();
  await expect(list()).rejects.toMatchObject({ kind: 'credentials', message: 'Nobody has signed in.' });
  session.take({ person, credentials: keys('a') });
  await list();
  session.signOut();
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  expect(tokens).toEqual(['a']);
});

test('each request is signed with the credentials of its time', async () => {
  const { session, list, tokens } = await open();
  session.take({ person, credentials: keys('a') });
  await list();
  session.take({ person, credentials: keys('b') });
  await list();
  expect(tokens).toEqual(['a', 'b']);
});

test('what the service calls expired is renewed and sent again, once', async () => {
  const { session, list, tokens } = await open();
  const renew = vi.fn<() => Promise<TemporaryCredentials>>();
  renew.mockResolvedValueOnce(keys('fresh')).mockResolvedValue(ended);
  session.take({ person, credentials: ended, renew });
  await expect(list()).resolves.toHaveProperty('workflowExecutions');
  expect(tokens).toEqual([expiredSessionToken, 'fresh']);
  session.take({ person, credentials: ended, renew });
  await expect(list()).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  expect(renew).toHaveBeenCalledTimes(2);
});

test('what the service calls expired ends a session that nobody can renew', async () => {
  const { session, list, tokens } = await open();
  session.take({ person, credentials: ended });
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  expect(tokens).toEqual([expiredSessionToken]);
  expect(session.state()).toMatchObject({
    kind: 'ended',
    reason: /^AWS takes these credentials no longer: /,
  });
});

test('so do credentials that the service knows no longer', async () => {
  const { session, list } = await open();
  session.take({ person, credentials: { ...keys('a'), accessKeyId: 'ASIAGONE' } });
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  expect(session.state()).toMatchObject({ kind: 'ended' });
});
