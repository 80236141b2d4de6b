import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accountId, secondAccountId } from '../../simulator/arns.ts';
import { sessionCredentials, sessionTokenUntil } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { scopeOf } from '../aws/client.ts';
import { describeError } from '../aws/describeError.ts';
import { listImagePipelines } from '../aws/imagebuilder/operations/listImagePipelines.ts';
import { ServiceError } from '../aws/serviceError.ts';
import { openAccess } from './access.ts';
import type { Session } from './session.ts';

const region = 'us-west-2';
const roleArn = `arn:aws:iam::${secondAccountId}:role/builds-viewer`;
const start = Date.parse('2026-03-02T09:00:00Z');
const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that signs with pasted credentials of the first account, in front of the simulator and an STS. */
async function open(
  accounts = [
    { id: accountId, regions: [region] },
    { id: secondAccountId, regions: [region], roleArn },
  ],
) {
  const simulator = createSimulator({ wallClock: { now: () => Date.now() } });
  const sts: URLSearchParams[] = [];
  const signers: (string | null)[] = [];
  let denied = false;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (new URL(request.url).host !== 'sts.eu-west-1.amazonaws.com') return simulator.handle(request);
    sts.push(new URLSearchParams(await request.text()));
    signers.push(request.headers.get('x-amz-security-token'));
    return denied
      ? xml(
          403,
          `<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>`,
        )
      : xml(200, assumed(Date.now() + hour));
  });
  const access = await openAccess(
    {
      access: { kind: 'pasted', region: 'eu-west-1' },
      region,
      accounts,
      writes: false,
      logLines: false,
      frameAncestors: [],
    },
    'http://127.0.0.1',
    {},
  );
  const { session } = access;
  if (!session) throw new Error('There is no session.');
  signIn(session, accountId);
  return {
    session,
    sts,
    signers,
    deny: (isDenied: boolean) => {
      denied = isDenied;
    },
    client: (account: string) => access.client(region, account),
    /** The accounts of the pipelines that the client of an account lists. */
    pipelineAccounts: async (account: string) => {
      const { imagePipelineList } = await listImagePipelines(access.client(region, account), {});
      return [...new Set(imagePipelineList.map(({ arn }) => arn?.split(':')[4]))];
    },
  };
}

function signIn(session: Session, account: string, identity = 'viewer/ada@example.com') {
  const sessionToken = sessionTokenUntil(Date.now() + 10 * hour, account);
  session.start({ person: { account, identity }, credentials: { ...sessionCredentials, sessionToken } });
}

function assumed(end: number): string {
  const { accessKeyId, secretAccessKey } = sessionCredentials;
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey>
    <SessionToken>${sessionTokenUntil(end, secondAccountId)}</SessionToken><Expiration>${new Date(end).toISOString()}</Expiration>
  </Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}

function xml(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/xml' } });
}

test('assumes the role of an account once for concurrent requests, and shows the builds of that account', async () => {
  const { pipelineAccounts, sts, client } = await open();
  const lists = [accountId, secondAccountId, secondAccountId].map(pipelineAccounts);
  expect(await Promise.all(lists)).toEqual([[accountId], [secondAccountId], [secondAccountId]]);
  expect(
    sts.map((input) => [input.get('Action'), input.get('RoleArn'), input.get('RoleSessionName')]),
  ).toEqual([['AssumeRole', roleArn, 'viewer-ada@example.com']]);
  expect(scopeOf(client(accountId))).toBe(`${accountId}/${region}`);
  expect(scopeOf(client(secondAccountId))).toBe(`${secondAccountId}/${region}`);
});

test('renews the credentials of the role before they expire', async () => {
  const { pipelineAccounts, sts } = await open();
  await pipelineAccounts(secondAccountId);
  vi.setSystemTime(start + hour / 2);
  await pipelineAccounts(secondAccountId);
  expect(sts).toHaveLength(1);
  vi.setSystemTime(start + hour - 60_000);
  await pipelineAccounts(secondAccountId);
  expect(sts).toHaveLength(2);
});

test('another user assumes the role with their own credentials, and a page without a user does not', async () => {
  const { pipelineAccounts, session, signers } = await open();
  await pipelineAccounts(secondAccountId);
  vi.setSystemTime(start + 1000);
  signIn(session, accountId, 'viewer/grace@example.com');
  await pipelineAccounts(secondAccountId);
  expect(new Set(signers).size).toBe(2);
  session.signOut();
  await expect(pipelineAccounts(secondAccountId)).rejects.toMatchObject({ message: 'No user is signed in.' });
  expect(signers).toHaveLength(2);
});

test('a denied role is named with the statement to add, the other account works, and the next request asks again', async () => {
  const { pipelineAccounts, deny } = await open();
  deny(true);
  const error: unknown = await pipelineAccounts(secondAccountId).catch((reason: unknown) => reason);
  if (!(error instanceof ServiceError)) throw new Error('It was not denied.', { cause: error });
  const { title, nextStep } = describeError(error);
  expect(title).toBe('your credentials do not reach this account');
  expect(nextStep).toContain(`{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "${roleArn}"}`);
  expect(nextStep).toContain('AWS said: “not authorized to perform: sts:AssumeRole”');
  expect(await pipelineAccounts(accountId)).toEqual([accountId]);
  deny(false);
  expect(await pipelineAccounts(secondAccountId)).toEqual([secondAccountId]);
});

test('credentials of another account are refused where the account has no role', async () => {
  const { pipelineAccounts, session, sts } = await open([{ id: accountId, regions: [region] }]);
  signIn(session, secondAccountId);
  await expect(pipelineAccounts(accountId)).rejects.toMatchObject({
    name: 'AccountNotReached',
    message: expect.stringContaining(`You are signed in to account ${secondAccountId}`),
  });
  expect(sts).toEqual([]);
});
