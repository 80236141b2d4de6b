import { expect, test } from 'vitest';
import type { AwsClient } from '../aws/client.ts';
import { ServiceError } from '../aws/serviceError.ts';
import { takePress, type Press } from './press.ts';
import { canPressChange, pressesToRead, refreshPresses, type Presses } from './refreshPresses.ts';

const settings = {
  imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17',
  pageSize: 1,
  maxItems: 1,
};
const never = new AbortController().signal;

interface State {
  statuses: string[];
  generation: number;
  fails: ServiceError | undefined;
  onAsked: () => void;
}

/** A list of one row a page, whose statuses and tokens change when the test says so. */
function list(...statuses: string[]) {
  const asked: (string | undefined)[] = [];
  const state: State = { statuses, generation: 0, fails: undefined, onAsked: () => undefined };
  const client: AwsClient = {
    region: 'us-east-1',
    async send(_operation, input) {
      const token = 'nextToken' in input ? String(input.nextToken) : undefined;
      asked.push(token);
      state.onAsked();
      if (state.fails) throw state.fails;
      const place = Number(token?.split('.')[0] ?? 0);
      const more = place + 1 < state.statuses.length;
      const requestId = `request-${asked.length}`;
      const body = {
        requestId,
        workflowExecutions: [{ workflowExecutionId: `wf-${place}`, status: state.statuses[place] }],
        ...(more ? { nextToken: `${place + 1}.${state.generation}` } : {}),
      };
      return { body, requestId };
    },
  };
  return { client, asked, state };
}

/** Loads every press, and keeps what a refresh hands on. */
async function loaded(...statuses: string[]) {
  const { client, asked, state } = list(...statuses);
  let presses: Presses = { pages: [], pageParams: [] };
  let token: string | undefined;
  do {
    const press = await takePress(client, settings, token, never);
    presses = { pages: [...presses.pages, press], pageParams: [...presses.pageParams, token] };
    token = press.nextToken;
  } while (token !== undefined);
  asked.length = 0;
  const kept: Presses[] = [];
  const refresh = (signal = never) =>
    refreshPresses(
      client,
      settings,
      () => presses,
      (next) => {
        presses = next;
        kept.push(next);
      },
      signal,
    );
  const shown = () =>
    presses.pages.flatMap(({ workflowExecutions }) => workflowExecutions.map(({ status }) => status));
  const add = (press: Press) => {
    presses = { pages: [...presses.pages, press], pageParams: [...presses.pageParams, 'added'] };
  };
  return { asked, state, kept, refresh, shown, add, read: () => presses };
}

test('only presses with an execution that can still change are read again, and the last one', async () => {
  const { read, asked, state, refresh, shown } = await loaded(
    'COMPLETED',
    'RUNNING',
    'FAILED',
    'PENDING',
    'CANCELLED',
  );
  const before = read();
  expect(before.pages.map(canPressChange)).toEqual([false, true, false, true, false]);
  expect(pressesToRead(before.pages)).toEqual([1, 3, 4]);
  state.statuses = ['never read', 'COMPLETED', 'never read', 'RUNNING', 'COMPLETED'];
  await refresh();
  expect(asked).toEqual(['1.0', '3.0', '4.0']);
  expect(shown()).toEqual(['COMPLETED', 'COMPLETED', 'FAILED', 'RUNNING', 'COMPLETED']);
  // What was not read is the very same, so nothing on the screen that shows it renders again.
  expect(read().pages[0]).toBe(before.pages[0]);
  expect(read().pages[2]).toBe(before.pages[2]);
  expect(read().pageParams).toBe(before.pageParams);
});

test('a status that nobody knows may still change', async () => {
  const { read } = await loaded('QUARANTINED', 'COMPLETED', 'COMPLETED');
  expect(pressesToRead(read().pages)).toEqual([0, 2]);
});

test('the chain of tokens stays as it was followed; only the last press tells of more', async () => {
  const { read, state, refresh, asked } = await loaded('RUNNING', 'RUNNING');
  state.generation = 1;
  state.statuses = ['RUNNING', 'COMPLETED', 'PENDING'];
  await refresh();
  const { pages, pageParams } = read();
  expect(asked).toEqual([undefined, '1.0']);
  expect(pages[0]?.nextToken).toBe(pageParams[1]);
  expect(JSON.parse(atob(pages[1]?.nextToken ?? ''))).toEqual({ nextToken: '2.1' });
  expect(pages.map(({ requestId }) => requestId)).toEqual(['request-1', 'request-2']);
});

test('a press that fails ends the refresh; what was read before it is kept, and so are all rows', async () => {
  const { read, state, refresh, shown, asked } = await loaded('RUNNING', 'RUNNING', 'RUNNING');
  const before = read();
  const throttled = new ServiceError({
    operation: 'ListWorkflowExecutions',
    kind: 'throttled',
    name: 'CallRateLimitExceededException',
    message: 'Rate exceeded',
  });
  state.statuses = ['COMPLETED', 'COMPLETED', 'COMPLETED'];
  state.onAsked = () => {
    if (asked.length === 2) state.fails = throttled;
  };
  await expect(refresh()).rejects.toBe(throttled);
  expect(asked).toHaveLength(2);
  expect(shown()).toEqual(['COMPLETED', 'RUNNING', 'RUNNING']);
  expect(read().pages[1]).toBe(before.pages[1]);
});

test('a press that was added meanwhile stays', async () => {
  const { read, state, refresh, add } = await loaded('RUNNING');
  const [first] = read().pages;
  state.onAsked = () => {
    if (first) add(first);
  };
  await refresh();
  expect(read().pages).toHaveLength(2);
  expect(read().pages[0]).not.toBe(first);
  expect(read().pages[1]).toBe(first);
});

test('a refresh that is given up changes nothing', async () => {
  const { refresh, kept, state } = await loaded('RUNNING', 'RUNNING');
  const controller = new AbortController();
  state.onAsked = () => controller.abort();
  await refresh(controller.signal).catch(() => undefined);
  expect(kept).toEqual([]);
});

test('before anything was read there is nothing to read again', async () => {
  const { client, asked } = list('RUNNING');
  await refreshPresses(
    client,
    settings,
    () => undefined,
    () => undefined,
    never,
  );
  expect(asked).toEqual([]);
});
