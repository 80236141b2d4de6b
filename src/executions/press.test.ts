import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAccess } from '../auth/access.ts';
import { RepeatedTokenError } from '../pagination/errors.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { takePress, type Press } from './press.ts';

beforeEach(() => {
  // The SDK waits between its attempts; nothing else here takes time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One build of the simulator, taken press by press. */
function pressing(key: CatalogKey, settings: { pageSize: number; maxItems: number }) {
  const simulator = createSimulator();
  vi.stubGlobal('fetch', (request: Request) => simulator.handle(request));
  const config = { kind: 'simulator', ...simulatorCredentials } as const;
  const client = createAccess({ config, origin: 'http://127.0.0.1' }).client('us-east-1');
  const imageBuildVersionArn = catalog[key].arn;
  return {
    requests: () => simulator.log.map(({ input }) => input),
    press: async (startingToken?: string, signal = new AbortController().signal): Promise<Press> => {
      const taken = takePress(client, { imageBuildVersionArn, ...settings }, startingToken, signal);
      const outcome = Promise.allSettled([taken]);
      await vi.advanceTimersByTimeAsync(19_999);
      const [result] = await outcome;
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    },
  };
}

const idsOf = (...presses: Press[]) =>
  presses.flatMap(({ workflowExecutions }) =>
    workflowExecutions.map(({ workflowExecutionId }) => workflowExecutionId),
  );
const decoded = (token: string | undefined): unknown => JSON.parse(atob(token ?? ''));

/** Every row of a build in the service's order, by the service's own tokens alone. */
async function allIds(key: CatalogKey): Promise<readonly (string | undefined)[]> {
  return idsOf(await pressing(key, { pageSize: 25, maxItems: 1_000 }).press());
}

test('presses that cut pages bring every row once, in order, with boto3’s own tokens', async () => {
  const wanted = await allIds('fortyExecutions');
  expect(wanted).toHaveLength(40);
  const { press, requests } = pressing('fortyExecutions', { pageSize: 10, maxItems: 7 });
  const presses = [await press()];
  expect(decoded(presses[0]?.nextToken)).toEqual({ nextToken: null, boto_truncate_amount: 7 });
  for (let token = presses[0]?.nextToken; token !== undefined; token = presses.at(-1)?.nextToken) {
    presses.push(await press(token));
  }
  expect(presses.map(({ workflowExecutions }) => workflowExecutions.length)).toEqual([7, 7, 7, 7, 7, 5]);
  expect(idsOf(...presses)).toEqual(wanted);
  // A press inside one page is one request; one across a page's end is two, and the page it begins in is read again.
  expect(requests()).toHaveLength(1 + 2 + 2 + 1 + 2 + 1);
  expect(requests()).toEqual(requests().map(() => expect.objectContaining({ maxResults: 10 })));
  expect(presses.at(-1)).toMatchObject({ cutShort: undefined, nextToken: undefined });
});

test('a press says what its first answer says of itself', async () => {
  const { press } = pressing('failedBeforeWorkflow', { pageSize: 25, maxItems: 25 });
  expect(await press()).toMatchObject({
    workflowExecutions: [],
    imageBuildVersionArn: catalog.failedBeforeWorkflow.arn,
    message: expect.stringContaining('instance profile'),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('a press that fails midway keeps what it brought, and the next goes on exactly there', async () => {
  const { press } = pressing('throttledForAWhile', { pageSize: 25, maxItems: 60 });
  const first = await press();
  expect(first.workflowExecutions).toHaveLength(25);
  expect(first.cutShort).toMatchObject({ kind: 'throttled' });
  expect(decoded(first.nextToken)).toEqual({ nextToken: expect.any(String) });
  // The third page is throttled for a while of its own.
  const second = await press(first.nextToken);
  expect(second.workflowExecutions).toHaveLength(25);
  expect(second.cutShort).toMatchObject({ kind: 'throttled' });
  const third = await press(second.nextToken);
  expect(third).toMatchObject({ cutShort: undefined, nextToken: undefined });
  // Now that it answers, all at once.
  expect(idsOf(first, second, third)).toEqual(idsOf(await press()));
});

test('so does one that began inside a page', async () => {
  const { press } = pressing('unavailable503ForAWhile', { pageSize: 25, maxItems: 40 });
  const cut = await press(btoa('{"nextToken": null, "boto_truncate_amount": 5}'));
  expect(cut.workflowExecutions).toHaveLength(20);
  expect(cut.cutShort).toMatchObject({ kind: 'unavailable' });
  const next = await press(cut.nextToken);
  const rest = await press(next.nextToken);
  expect(rest).toMatchObject({ cutShort: undefined, nextToken: undefined });
  const all = await press();
  const wanted = idsOf(all, await press(all.nextToken));
  expect(wanted).toHaveLength(60);
  expect(idsOf(cut, next, rest)).toEqual(wanted.slice(5));
});

test('a press that brings nothing at all is a failure', async () => {
  const { press, requests } = pressing('forbidden403AtOnce', { pageSize: 25, maxItems: 60 });
  await expect(press()).rejects.toMatchObject({ kind: 'forbidden', status: 403 });
  expect(requests()).toHaveLength(1);
});

test('an empty page with a token is passed over', async () => {
  const { press } = pressing('emptyPageWithToken', { pageSize: 25, maxItems: 30 });
  const first = await press();
  const second = await press(first.nextToken);
  expect([first, second].map(({ workflowExecutions }) => workflowExecutions.length)).toEqual([30, 30]);
  expect(new Set(idsOf(first, second)).size).toBe(60);
  expect(second.nextToken).toBeUndefined();
});

test('the same token twice ends the press with the rows that came before', async () => {
  const { press, requests } = pressing('sameTokenTwice', { pageSize: 25, maxItems: 1_000 });
  const taken = await press();
  expect(taken.workflowExecutions).toHaveLength(50);
  expect(taken.cutShort).toBeInstanceOf(RepeatedTokenError);
  expect(requests()).toHaveLength(2);
});

test('a cycle of tokens ends the press, however many rows it was to bring', async () => {
  const { press, requests } = pressing('tokenCycle', { pageSize: 25, maxItems: 1_000_000 });
  const taken = await press();
  expect(taken.workflowExecutions).toHaveLength(60);
  expect(new Set(idsOf(taken)).size).toBe(60);
  expect(taken.cutShort).toBeInstanceOf(RepeatedTokenError);
  expect(requests()).toHaveLength(3);
});

test('a press that is given up brings nothing, whatever was answered', async () => {
  const { press } = pressing('throttledForEver', { pageSize: 25, maxItems: 60 });
  const controller = new AbortController();
  const taken = press(undefined, controller.signal);
  setTimeout(() => controller.abort(), 1);
  await expect(taken).rejects.toMatchObject({ name: expect.stringMatching(/Abort|cancelled/) });
});

test.each([
  ['an object with other keys', btoa('{"nextToken": null, "other": 1}')],
  ['more parts than a token has', 'a___b___c'],
])('a starting token that is %s is refused by name', async (_what, token) => {
  const { press, requests } = pressing('fortyExecutions', { pageSize: 25, maxItems: 25 });
  await expect(press(token)).rejects.toMatchObject({ name: 'InvalidStartingTokenError', token });
  expect(requests()).toEqual([]);
});
