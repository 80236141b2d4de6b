import { useEffect, useEffectEvent } from 'react';
import type { Action } from '../../actions/action.ts';
import type { Actions } from '../../actions/store/actionsStore.ts';

/** Milliseconds before each look at what an action has led to. */
const pauses = [0, 2_000, 4_000, 8_000, 16_000, 30_000];

/**
 * Looks at what each settled action has led to, until `look` has seen it or a minute is over: what an action changes may show
 * only after a while, and by then the page may have stopped looking.
 */
export function useFollow(
  actions: Actions,
  look: (action: Action, signal: AbortSignal) => Promise<boolean>,
): void {
  const onLook = useEffectEvent(look);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async (action: Action) => {
      for (const pause of pauses) {
        await new Promise((resolve) => {
          setTimeout(resolve, pause);
        });
        if (signal.aborted || (await onLook(action, signal).catch(() => false))) return;
      }
    };
    const stop = actions.onSettled((action) => void follow(action));
    return () => {
      stop();
      controller.abort();
    };
  }, [actions]);
}
