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

/** The access of a page with sign-in, in front of the simulator. */
async function open() {
  const simulator = createSimulator();
  const tokens: (string | null)[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    tokens.push(request.headers.get('x-amz-security-token'));
    return simulator.handle(request);
  });
  const config = {
    access: { kind: 'pasted', region: 'us-east-1' },
    region: 'us-east-1',
    writes: false,
    logLines: false,
    frameAncestors: [],
  } as const;
  const access = await openAccess(config, 'http://127.0.0.1', {});
  const { session } = access;
  if (!session) throw new Error('There is no session.');
  const list = () =>
    listWorkflowExecutions(access.client('us-east-1'), {
      imageBuildVersionArn: catalog.linuxSucceeded.arn,
    });
  return { session, list, tokens };
}

test('sends nothing before the sign-in and after the sign-out', async () => {
  const { session, list, tokens } = await open();
  await expect(list()).rejects.toMatchObject({ kind: 'credentials', message: 'No user is signed in.' });
  session.start({ person, credentials: keys('a') });
  await list();
  session.signOut();
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  expect(tokens).toEqual(['a']);
});

test('signs each request with the current credentials', async () => {
  const { session, list, tokens } = await open();
  session.start({ person, credentials: keys('a') });
  await list();
  session.start({ person, credentials: keys('b') });
  await list();
  expect(tokens).toEqual(['a', 'b']);
});

test('renews expired credentials and sends the request again once', async () => {
  const { session, list, tokens } = await open();
  const renew = vi.fn<() => Promise<TemporaryCredentials>>();
  renew.mockResolvedValueOnce(keys('fresh')).mockResolvedValue(ended);
  session.start({ person, credentials: ended, renew });
  await expect(list()).resolves.toHaveProperty('workflowExecutions');
  expect(tokens).toEqual([expiredSessionToken, 'fresh']);
  session.start({ person, credentials: ended, renew });
  await expect(list()).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  expect(renew).toHaveBeenCalledTimes(2);
});

test('an expired error of the service ends a session without renewal', async () => {
  const { session, list, tokens } = await open();
  session.start({ person, credentials: ended });
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  expect(tokens).toEqual([expiredSessionToken]);
  expect(session.state()).toMatchObject({
    kind: 'ended',
    reason: /^AWS no longer accepts these credentials: /,
  });
});

test('revoked credentials end a session without renewal', async () => {
  const { session, list } = await open();
  session.start({ person, credentials: { ...keys('a'), accessKeyId: 'ASIAGONE' } });
  await expect(list()).rejects.toMatchObject({ kind: 'credentials' });
  expect(session.state()).toMatchObject({ kind: 'ended' });
});
