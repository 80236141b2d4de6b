import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServiceError } from '../../../../aws/serviceError.ts';
import { nothingRead } from './overviewState.ts';
import type { OverviewStore } from './overviewStore.ts';
import { createOverviewRefresh } from './refreshOverview.ts';
import { overviewPollInterval } from '../../../../lib/timings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const throttled = new ServiceError({
  operation: 'ListImageBuildVersions',
  kind: 'throttled',
  name: 'CallRateLimitExceededException',
  message: 'Slow down.',
});

/** A store whose refreshes are counted. */
function storeOf(region: string, refresh: () => Promise<void> = async () => undefined) {
  const calls = vi.fn<() => Promise<void>>(refresh);
  const store: OverviewStore = {
    accountRegion: { region },
    read: () => nothingRead,
    subscribe: () => () => undefined,
    start: async () => undefined,
    refresh: calls,
    readBuild: async () => undefined,
  };
  return { store, calls };
}

const { signal } = new AbortController();

test('one that fails is refreshed less often, and the others each time', async () => {
  const works = storeOf('us-west-2');
  const fails = storeOf('eu-central-1', async () => Promise.reject(throttled));
  const { refresh } = createOverviewRefresh([works.store, fails.store]);
  for (let round = 0; round < 9; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- refreshes follow one another
    await refresh(signal);
    vi.advanceTimersByTime(overviewPollInterval);
  }
  expect(works.calls).toHaveBeenCalledTimes(9);
  // Rounds 0, 1, 3 and 7.
  expect(fails.calls).toHaveBeenCalledTimes(4);
});

test('one that failed before delays no refresh of the others', async () => {
  let isHanging = false;
  const works = storeOf('us-west-2');
  const fails = storeOf('eu-central-1', async () =>
    isHanging ? new Promise(() => undefined) : Promise.reject(throttled),
  );
  const { refresh } = createOverviewRefresh([works.store, fails.store]);
  await refresh(signal);
  isHanging = true;
  vi.advanceTimersByTime(overviewPollInterval);
  await refresh(signal);
  await refresh(signal, true);
  expect(works.calls).toHaveBeenCalledTimes(3);
  expect(fails.calls).toHaveBeenCalledTimes(2);
});

test('rejects when all fail, so that the page says so, and refreshes all again', async () => {
  const fails = [storeOf('us-west-2'), storeOf('eu-central-1')];
  for (const { calls } of fails) calls.mockRejectedValue(throttled);
  const { refresh, retry } = createOverviewRefresh(fails.map(({ store }) => store));
  await expect(refresh(signal)).rejects.toBe(throttled);
  await expect(refresh(signal)).rejects.toBe(throttled);
  for (const { calls } of fails) expect(calls).toHaveBeenCalledTimes(2);
  // A user retries one, which works again from then on.
  const [first] = fails;
  first?.calls.mockResolvedValue(undefined);
  if (first) await retry(first.store);
  await refresh(signal);
  expect(first?.calls).toHaveBeenCalledTimes(4);
});
