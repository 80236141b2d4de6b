import { useEffect, useEffectEvent } from 'react';
import type { Action } from '../../../actions/action.ts';
import type { Actions } from '../../../actions/store/actionsStore.ts';
import { effectCheckDelays } from '../../../lib/timings.ts';

/**
 * Refreshes after each settled action until `refresh` has found its effect or a minute has passed: the account may show the effect
 * late, when the page no longer polls.
 */
export function useFollow(
  actions: Actions,
  refresh: (action: Action, signal: AbortSignal) => Promise<boolean>,
): void {
  const onRefresh = useEffectEvent(refresh);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async (action: Action) => {
      for (const pause of effectCheckDelays) {
        await new Promise((resolve) => {
          setTimeout(resolve, pause);
        });
        if (signal.aborted || (await onRefresh(action, signal).catch(() => false))) return;
      }
    };
    const stop = actions.onSettled((action) => void follow(action));
    return () => {
      stop();
      controller.abort();
    };
  }, [actions]);
}
