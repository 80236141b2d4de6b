import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession } from '../../auth/session.ts';
import { ServiceError } from '../../aws/serviceError.ts';
import { Page } from '../testing/pageVisibility.ts';
import { describeRefresh } from './RefreshControl.tsx';
import { createRefreshLoop, type RefreshLoopOptions } from './refreshLoop.ts';
import { buildPollInterval, longestPollInterval } from '../../lib/timings.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
  // The middle of the jitter.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function loopWith(refresh: RefreshLoopOptions['refresh'], canChange = () => true) {
  const page = new Page();
  const refreshes = vi.fn(refresh);
  const loop = createRefreshLoop({ since: Date.now(), refresh: refreshes, canChange, page });
  return { page, refreshes, loop, stop: loop.subscribe(() => undefined) };
}

const throttled = new ServiceError({
  operation: 'ListWorkflowExecutions',
  kind: 'throttled',
  name: 'CallRateLimitExceededException',
  message: 'Rate exceeded',
});

test('refreshes at the usual interval, and says when it last did and will next', async () => {
  const { refreshes, loop } = loopWith(async () => undefined);
  expect(loop.read()).toMatchObject({ phase: 'waiting', nextAt: Date.now() + buildPollInterval });
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  expect(refreshes).toHaveBeenCalledTimes(1);
  expect(loop.read()).toMatchObject({ lastAt: Date.now(), nextAt: Date.now() + buildPollInterval });
});

test('waits no longer after the clock was set back while the document was hidden', () => {
  const { page, loop } = loopWith(async () => undefined);
  page.turn('hidden');
  vi.setSystemTime(Date.now() - 3_600_000);
  page.turn('visible');
  expect(loop.read()).toMatchObject({ phase: 'waiting', nextAt: Date.now() + buildPollInterval });
});

test('the countdown is right after the clock was set back while the next refresh is waited for', () => {
  const { loop } = loopWith(async () => undefined);
  const said = describeRefresh(loop.read(), Date.now() - 3_600_000);
  expect(said).toBe('Refreshed just now, again in 5 s');
});

test('stops when no data can change, refreshes when the user asks, and continues when data can change again', async () => {
  let changing = true;
  const { refreshes, loop } = loopWith(
    async () => {
      changing = false;
    },
    () => changing,
  );
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  expect(loop.read().phase).toBe('finished');
  await vi.advanceTimersByTimeAsync(longestPollInterval);
  expect(refreshes).toHaveBeenCalledTimes(1);
  loop.refreshNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(refreshes.mock.calls.map(([, byUser]) => byUser)).toEqual([false, true]);
  changing = true;
  loop.wake();
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  expect(refreshes).toHaveBeenCalledTimes(3);
});

test('never refreshes by itself when no data can change from the start', async () => {
  const { refreshes, loop } = loopWith(
    async () => undefined,
    () => false,
  );
  await vi.advanceTimersByTimeAsync(longestPollInterval);
  expect(refreshes).not.toHaveBeenCalled();
  expect(loop.read()).toMatchObject({ phase: 'finished', lastAt: Date.now() - longestPollInterval });
});

test('slows down when throttled, and returns to the usual interval', async () => {
  let answer = async (): Promise<void> => Promise.reject(throttled);
  const { refreshes, loop } = loopWith(() => answer());
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  expect(loop.read()).toMatchObject({ error: throttled, interval: buildPollInterval * 4 });
  await vi.advanceTimersByTimeAsync(buildPollInterval * 4 - 1);
  expect(refreshes).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(refreshes).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(longestPollInterval * 3);
  expect(loop.read().interval).toBe(longestPollInterval);
  answer = async () => undefined;
  await vi.advanceTimersByTimeAsync(longestPollInterval * 3);
  expect(loop.read()).toMatchObject({ error: undefined, interval: buildPollInterval });
});

test('spreads the refreshes after a failure by up to a quarter of the interval', async () => {
  for (const [random, factor] of [
    [0, 0.75],
    [1, 1.25],
  ] as const) {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const { loop, stop } = loopWith(async () => Promise.reject(throttled));
    await vi.advanceTimersByTimeAsync(buildPollInterval);
    expect(loop.read().nextAt).toBe(Date.now() + buildPollInterval * 4 * factor);
    stop();
  }
});

test('waits while hidden, and refreshes at once when it is due and shown again', async () => {
  const { page, refreshes, loop } = loopWith(async () => undefined);
  page.turn('hidden');
  await vi.advanceTimersByTimeAsync(longestPollInterval);
  expect(refreshes).not.toHaveBeenCalled();
  expect(loop.read().phase).toBe('hidden');
  page.turn('visible');
  await vi.advanceTimersByTimeAsync(0);
  expect(refreshes).toHaveBeenCalledTimes(1);
});

test('stays paused when shown again, and when the user refreshes once', async () => {
  const { page, refreshes, loop } = loopWith(async () => undefined);
  loop.pause();
  page.turn('hidden');
  page.turn('visible');
  await vi.advanceTimersByTimeAsync(longestPollInterval);
  expect(refreshes).not.toHaveBeenCalled();
  loop.refreshNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(refreshes).toHaveBeenCalledTimes(1);
  expect(loop.read().phase).toBe('paused');
  loop.resume();
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  expect(refreshes).toHaveBeenCalledTimes(2);
});

test('aborts the pending refresh when the last listener leaves', async () => {
  let aborted = false;
  const { stop } = loopWith(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new DOMException('Aborted', 'AbortError'));
        });
      }),
  );
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  stop();
  expect(aborted).toBe(true);
});

test('waits while the user is signed out, and refreshes at once after a sign-in', async () => {
  const session = createSession();
  const source = { person: {}, credentials: { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' } };
  session.start(source);
  const refreshes = vi.fn(async () => {
    await session.credentials();
    session.end('Over.');
    throw new Error('refused');
  });
  const options = { since: Date.now(), canChange: () => true, page: new Page(), session };
  const loop = createRefreshLoop({ ...options, refresh: refreshes });
  const stop = loop.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  expect(loop.read()).toMatchObject({ phase: 'ended', error: undefined, interval: buildPollInterval });
  await vi.advanceTimersByTimeAsync(longestPollInterval);
  expect(refreshes).toHaveBeenCalledTimes(1);
  session.start(source);
  await vi.advanceTimersByTimeAsync(0);
  expect(refreshes).toHaveBeenCalledTimes(2);
  stop();
});
