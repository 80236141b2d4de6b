import { expect, test, vi } from 'vitest';
import type { OperationName } from '../../aws/registry.ts';
import { withSharedReads } from '../../aws/shared/sharedReads.ts';
import { createPollingTurn, type PollingListener, type PollingTurnOptions } from './pollingTurn.ts';

type Locks = NonNullable<PollingTurnOptions['locks']>;

/** The locks of one browser. */
function createLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  const request: Locks['request'] = async (name: string, ...rest: unknown[]) => {
    const callback = rest.pop();
    const options = Object(rest.pop() ?? {});
    if (typeof callback !== 'function') throw new TypeError('no callback');
    if (options.ifAvailable === true && held.has(name)) return callback(null);
    const before = held.get(name);
    const grant = async () => {
      await before;
      return options.signal?.aborted === true ? undefined : callback({ name, mode: 'exclusive' });
    };
    const granted = grant();
    held.set(name, granted);
    try {
      return await granted;
    } finally {
      if (held.get(name) === granted) held.delete(name);
    }
  };
  return { request };
}

function tabOf(locks: Locks, name: string | undefined = 'a build') {
  const send = vi.fn(async (_operation: OperationName, _input: object) => ({
    body: 'sent here',
    requestId: undefined,
  }));
  const client = withSharedReads({ send });
  const options = { nameOf: () => name, reads: client.reads, locks };
  const turn = createPollingTurn({ ...options, openChannel: (of) => new BroadcastChannel(of) });
  const onTurn = vi.fn<PollingListener['onTurn']>();
  const bodies: unknown[] = [];
  const refresh = async () => {
    const { body } = await client.send('GetImage', {});
    bodies.push(body);
  };
  turn.subscribe({ onTurn, onShared: (replay) => void replay(refresh) });
  turn.join();
  return { turn, send, onTurn, bodies, refresh: () => turn.share(refresh) };
}

const following = (...tabs: ReturnType<typeof tabOf>[]) => tabs.map(({ turn }) => turn.isFollowing());

test('one tab of several polls and gives what it reads to the others, until it leaves', async () => {
  const locks = createLocks();
  const [first, second, third] = [tabOf(locks), tabOf(locks), tabOf(locks)];
  await vi.waitFor(() => expect(following(first, second, third)).toEqual([false, true, true]));
  expect(third.onTurn).toHaveBeenCalledTimes(1);

  await first.refresh();
  await vi.waitFor(() => expect(third.bodies).toEqual(['sent here']));
  await vi.waitFor(() => expect(second.bodies).toEqual(['sent here']));
  expect(first.send).toHaveBeenCalledTimes(1);
  expect(second.send).not.toHaveBeenCalled();
  expect(third.send).not.toHaveBeenCalled();

  // A tab that leaves before its turn is passed over.
  second.turn.leave();
  first.turn.leave();
  await vi.waitFor(() => expect(third.onTurn).toHaveBeenCalledTimes(2));
  expect(following(third)).toEqual([false]);
  expect(second.onTurn).toHaveBeenCalledTimes(1);

  // A tab that has left takes no data.
  await third.refresh();
  first.turn.join();
  await vi.waitFor(() => expect(following(first)).toEqual([true]));
  await third.refresh();
  await vi.waitFor(() => expect(first.bodies).toHaveLength(2));
  expect(second.bodies).toHaveLength(1);
  for (const { turn } of [first, third]) turn.leave();
});

test('shares the reads of a refresh that fails, and those of a tab that follows', async () => {
  const locks = createLocks();
  const [leader, follower] = [tabOf(locks), tabOf(locks)];
  await vi.waitFor(() => expect(following(follower)).toEqual([true]));
  const failing = follower.turn.share(async () => {
    await follower.refresh();
    throw new Error('The next request failed.');
  });
  await expect(failing).rejects.toThrow('The next request failed.');
  await vi.waitFor(() => expect(leader.bodies.length).toBeGreaterThan(0));
  expect(leader.send).not.toHaveBeenCalled();
  for (const { turn } of [leader, follower]) turn.leave();
});

test('tabs of different identities do not share', async () => {
  const locks = createLocks();
  const [one, other] = [tabOf(locks, 'one'), tabOf(locks, 'other')];
  await one.refresh();
  await other.refresh();
  expect(following(one, other)).toEqual([false, false]);
  expect(one.bodies).toHaveLength(1);
  expect(other.bodies).toHaveLength(1);
  for (const { turn } of [one, other]) turn.leave();
});

test('changes its group when the identity changes', async () => {
  const locks = createLocks();
  let name = 'one';
  const { reads } = withSharedReads({ send: async () => ({ body: undefined, requestId: undefined }) });
  const turn = createPollingTurn({
    nameOf: () => name,
    reads,
    locks,
    openChannel: (of) => new BroadcastChannel(of),
  });
  const leader = tabOf(locks, 'one');
  await vi.waitFor(() => expect(following(leader)).toEqual([false]));
  turn.join();
  await vi.waitFor(() => expect(turn.isFollowing()).toBe(true));
  name = 'other';
  turn.join();
  expect(turn.isFollowing()).toBe(false);
  turn.leave();
  leader.turn.leave();
});

test.each([
  ['without locks', undefined, 'a build'],
  ['without a known identity', createLocks(), undefined],
])('polls for itself %s', async (_case, locks, name) => {
  const { reads } = withSharedReads({ send: async () => ({ body: undefined, requestId: undefined }) });
  const turn = createPollingTurn({
    nameOf: () => name,
    reads,
    locks,
    openChannel: () => {
      throw new Error('not shared');
    },
  });
  turn.join();
  const refresh = vi.fn(async () => undefined);
  await turn.share(refresh);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(turn.isFollowing()).toBe(false);
  turn.leave();
});
