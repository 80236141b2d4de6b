import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession } from '../auth/session.ts';
import { ServiceError } from '../aws/serviceError.ts';
import { createRefreshLoop, longestInterval, usualInterval, type RefreshLoopOptions } from './refreshLoop.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  turn(visibility: DocumentVisibilityState) {
    this.visibilityState = visibility;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

function loopWith(look: RefreshLoopOptions['look'], canChange = () => true) {
  const page = new Page();
  const looks = vi.fn(look);
  const loop = createRefreshLoop({ since: Date.now(), look: looks, canChange, page });
  return { page, looks, loop, stop: loop.subscribe(() => undefined) };
}

const throttled = new ServiceError({
  operation: 'ListWorkflowExecutions',
  kind: 'throttled',
  name: 'CallRateLimitExceededException',
  message: 'Rate exceeded',
});

test('it looks at the usual interval and says when it last looked and will look next', async () => {
  const { looks, loop } = loopWith(async () => undefined);
  expect(loop.read()).toMatchObject({ phase: 'waiting', nextAt: Date.now() + usualInterval });
  await vi.advanceTimersByTimeAsync(usualInterval);
  expect(looks).toHaveBeenCalledTimes(1);
  expect(loop.read()).toMatchObject({ lastAt: Date.now(), nextAt: Date.now() + usualInterval });
});

test('it stops when nothing can change, looks when asked, and goes on when something can again', async () => {
  let changing = true;
  const { looks, loop } = loopWith(
    async () => {
      changing = false;
    },
    () => changing,
  );
  await vi.advanceTimersByTimeAsync(usualInterval);
  expect(loop.read().phase).toBe('finished');
  await vi.advanceTimersByTimeAsync(longestInterval);
  expect(looks).toHaveBeenCalledTimes(1);
  loop.lookNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toHaveBeenCalledTimes(2);
  changing = true;
  loop.wake();
  await vi.advanceTimersByTimeAsync(usualInterval);
  expect(looks).toHaveBeenCalledTimes(3);
});

test('where nothing can change from the start, it never looks by itself', async () => {
  const { looks, loop } = loopWith(
    async () => undefined,
    () => false,
  );
  await vi.advanceTimersByTimeAsync(longestInterval);
  expect(looks).not.toHaveBeenCalled();
  expect(loop.read()).toMatchObject({ phase: 'finished', lastAt: Date.now() - longestInterval });
});

test('throttled, it slows down and says so; answered again, it returns to its pace', async () => {
  let answer = async (): Promise<void> => Promise.reject(throttled);
  const { looks, loop } = loopWith(() => answer());
  await vi.advanceTimersByTimeAsync(usualInterval);
  expect(loop.read()).toMatchObject({ error: throttled, interval: usualInterval * 4 });
  await vi.advanceTimersByTimeAsync(usualInterval * 4 - 1);
  expect(looks).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(looks).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(longestInterval * 3);
  expect(loop.read().interval).toBe(longestInterval);
  answer = async () => undefined;
  await vi.advanceTimersByTimeAsync(longestInterval * 3);
  expect(loop.read()).toMatchObject({ error: undefined, interval: usualInterval });
});

test('hidden, it waits; seen again, it looks at once when a look is due', async () => {
  const { page, looks, loop } = loopWith(async () => undefined);
  page.turn('hidden');
  await vi.advanceTimersByTimeAsync(longestInterval);
  expect(looks).not.toHaveBeenCalled();
  expect(loop.read().phase).toBe('hidden');
  page.turn('visible');
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toHaveBeenCalledTimes(1);
});

test('paused, it stays paused, also when shown again or looked at by hand', async () => {
  const { page, looks, loop } = loopWith(async () => undefined);
  loop.pause();
  page.turn('hidden');
  page.turn('visible');
  await vi.advanceTimersByTimeAsync(longestInterval);
  expect(looks).not.toHaveBeenCalled();
  loop.lookNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toHaveBeenCalledTimes(1);
  expect(loop.read().phase).toBe('paused');
  loop.resume();
  await vi.advanceTimersByTimeAsync(usualInterval);
  expect(looks).toHaveBeenCalledTimes(2);
});

test('nobody listening, it ends the look under way', async () => {
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
  await vi.advanceTimersByTimeAsync(usualInterval);
  stop();
  expect(aborted).toBe(true);
});

test('it waits while a session has ended, without looking, and looks at once when one has begun', async () => {
  const session = createSession();
  const source = { person: {}, credentials: { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' } };
  session.start(source);
  const looks = vi.fn(async () => {
    await session.credentials();
    session.end('Over.');
    throw new Error('refused');
  });
  const options = { since: Date.now(), canChange: () => true, page: new Page(), session };
  const loop = createRefreshLoop({ ...options, look: looks });
  const stop = loop.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(usualInterval);
  expect(loop.read()).toMatchObject({ phase: 'ended', error: undefined, interval: usualInterval });
  await vi.advanceTimersByTimeAsync(longestInterval);
  expect(looks).toHaveBeenCalledTimes(1);
  session.start(source);
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toHaveBeenCalledTimes(2);
  stop();
});
