import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildPollInterval } from '../../lib/timings.ts';
import { Page } from '../testing/pageVisibility.ts';
import type { PollingListener, PollingTurn } from './pollingTurn.ts';
import { createRefreshLoop } from './refreshLoop.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A turn that the test gives and takes. */
function heldTurn() {
  const listeners = new Set<PollingListener>();
  const state = { joined: false, isFollowing: true, shared: 0 };
  const turn: PollingTurn = {
    join: () => Object.assign(state, { joined: true }),
    leave: () => Object.assign(state, { joined: false }),
    isFollowing: () => state.isFollowing,
    async share(refresh) {
      state.shared += 1;
      await refresh();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = (about: (listener: PollingListener) => void) => {
    for (const listener of listeners) about(listener);
  };
  return {
    turn,
    state,
    lead: () => {
      state.isFollowing = false;
      tell(({ onTurn }) => onTurn());
    },
    /** Another tab has refreshed. */
    share: () => tell(({ onShared }) => onShared((refresh) => refresh())),
  };
}

function loopWithTurn() {
  const held = heldTurn();
  const page = new Page();
  const refreshes = vi.fn(async () => undefined);
  const options = { since: Date.now(), refresh: refreshes, canChange: () => true, page, turn: held.turn };
  const loop = createRefreshLoop(options);
  return { ...held, page, refreshes, loop, stop: loop.subscribe(() => undefined) };
}

test('does not poll while another tab does, takes its data, and polls when it is this tab’s turn', async () => {
  const { state, refreshes, loop, lead, share } = loopWithTurn();
  await vi.advanceTimersByTimeAsync(buildPollInterval * 2);
  expect(refreshes).not.toHaveBeenCalled();
  expect(loop.read()).toMatchObject({ phase: 'waiting', nextAt: undefined });
  share();
  await vi.advanceTimersByTimeAsync(0);
  expect(refreshes).toHaveBeenCalledTimes(1);
  expect(loop.read()).toMatchObject({ lastAt: Date.now(), nextAt: undefined, isShared: true });
  expect(state.shared).toBe(0);
  lead();
  expect(loop.read().nextAt).toBe(Date.now() + buildPollInterval);
  await vi.advanceTimersByTimeAsync(buildPollInterval);
  expect(state.shared).toBe(1);
  expect(loop.read()).toMatchObject({ isShared: false, nextAt: Date.now() + buildPollInterval });
});

test('polls for itself when the tab that polls is silent', async () => {
  const { state, refreshes } = loopWithTurn();
  await vi.advanceTimersByTimeAsync(buildPollInterval * 3 - 1);
  expect(refreshes).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(state.shared).toBe(1);
});

test('leaves the turn to other tabs while hidden, paused, finished or gone', async () => {
  const { state, page, refreshes, loop, stop, lead, share } = loopWithTurn();
  lead();
  expect(state.joined).toBe(true);
  // Hidden while a refresh is pending.
  let end: (() => void) | undefined;
  refreshes.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        end = () => resolve(undefined);
      }),
  );
  loop.refreshNow();
  expect(loop.read().phase).toBe('refreshing');
  page.turn('hidden');
  expect(state.joined).toBe(false);
  end?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(loop.read().phase).toBe('hidden');
  expect(state.joined).toBe(false);
  page.turn('visible');
  expect(state.joined).toBe(true);
  loop.pause();
  expect(state.joined).toBe(false);
  share();
  await vi.advanceTimersByTimeAsync(0);
  expect(loop.read().phase).toBe('paused');
  loop.resume();
  expect(state.joined).toBe(true);
  stop();
  expect(state.joined).toBe(false);
});
