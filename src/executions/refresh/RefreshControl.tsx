import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Session } from '../../auth/session.ts';
import { describeError } from '../../aws/describeError.ts';
import { toListError } from '../../aws/listError.ts';
import { longestDelayOf } from '../../lists/backoff.ts';
import { Button } from '../../ui/Button.tsx';
import { useNow } from '../../ui/now.ts';
import { RequestIds } from '../../ui/RequestIds.tsx';
import { useOnline } from '../../ui/page/useOnline.ts';
import { formatDuration, formatRelative, timeLeft } from '../../lib/time.ts';
import styles from './RefreshControl.module.css';
import { createRefreshLoop, type RefreshLoopOptions, type RefreshState } from './refreshLoop.ts';

export interface RefreshControlProps {
  /** When the shown data was first loaded, in milliseconds since the epoch. Undefined while none could be. */
  readonly since: number | undefined;
  readonly refresh: RefreshLoopOptions['refresh'];
  /** Changes only together with `refresh`; reads the data that is shown now. */
  readonly canChangeNow: () => boolean;
  /** Whether any of the shown data can still change. */
  readonly canChange: boolean;
  /** The session, where the deployment has a sign-in. Always the same object. */
  readonly session?: Session | undefined;
  /** Subscribes to refreshes that the host page requests. */
  readonly onAsked?: ((listener: () => void) => () => void) | undefined;
  /** Milliseconds between two refreshes without failures. Default: five seconds. */
  readonly usual?: number | undefined;
  /** Which of several tabs polls. Always the same object. */
  readonly turn?: RefreshLoopOptions['turn'];
}

/** Polls, says when the data was last updated, and lets the user pause polling. */
export function RefreshControl(props: RefreshControlProps) {
  const { since, refresh, canChangeNow, canChange, session, onAsked, usual, turn } = props;
  const [readFirst] = useState(since);
  const loop = useMemo(
    () =>
      createRefreshLoop({
        since: readFirst,
        refresh,
        canChange: canChangeNow,
        page: document,
        session,
        usual,
        turn,
      }),
    [readFirst, refresh, canChangeNow, session, usual, turn],
  );
  const state = useSyncExternalStore(loop.subscribe, loop.read);
  // The loop lives outside React and has to be told of changes.
  useEffect(() => {
    if (canChange) loop.wake();
  }, [loop, canChange]);
  useEffect(() => onAsked?.(loop.refreshNow), [loop, onAsked]);
  useOnline(() => {
    if (state.error) loop.refreshNow();
  });
  const now = useNow();
  const paused = state.phase === 'paused';
  return (
    <span className={styles['refresh']} data-phase={state.phase} data-failed={state.error !== undefined}>
      <span>{describeRefresh(state, now)}</span>
      {state.error && <RequestIds ids={describeError(toListError(state.error, operation)).requestIds} />}
      <Button variant="quiet" aria-label="Refresh now" title="Refresh now" onClick={loop.refreshNow}>
        <Glyph path="M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3" />
      </Button>
      {state.phase !== 'finished' && (
        <Button
          variant="quiet"
          aria-label={paused ? 'Resume refreshing' : 'Pause refreshing'}
          title={paused ? 'Resume refreshing' : 'Pause refreshing'}
          onClick={paused ? loop.resume : loop.pause}
        >
          <Glyph path={paused ? 'M5 3l8 5-8 5z' : 'M5.5 3v10M10.5 3v10'} />
        </Button>
      )}
    </span>
  );
}

function Glyph({ path }: { path: string }) {
  return (
    <svg className={styles['glyph']} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

const operation = 'ListWorkflowExecutions';

/** Says when the data was last refreshed and when the next refresh is. */
export function describeRefresh(state: RefreshState, now: number): string {
  const { phase, lastAt, nextAt, interval, usual, error, isShared } = state;
  const by = isShared ? ' by another tab' : '';
  const refreshed =
    lastAt === undefined ? 'Not read yet' : `Refreshed ${formatRelative(Math.min(lastAt, now), now)}${by}`;
  const wholeWait = interval > usual ? longestDelayOf(interval) : interval;
  const again = nextAt === undefined ? '' : `, again in ${formatDuration(timeLeft(nextAt, now, wholeWait))}`;
  if (error && phase === 'waiting') {
    const { title } = describeError(toListError(error, operation), { wasListed: true });
    return `The last refresh failed: ${title}${again}`;
  }
  switch (phase) {
    case 'waiting':
      return `${refreshed}${again}${interval > usual ? ', slowed down' : ''}`;
    case 'refreshing':
      return 'Refreshing…';
    case 'paused':
      return `${refreshed}, paused`;
    case 'hidden':
      return `${refreshed}, paused while hidden`;
    case 'ended':
      return `${refreshed}, paused until the user signs in`;
    case 'finished':
      return `${refreshed}. Build finished`;
  }
}
