import { useEffect, useSyncExternalStore } from 'react';
import type { Actions, ActionsState } from './actionsStore.ts';
import type { Attempt } from './attempt.ts';

/** What was done in this session, as it goes on. */
export function useActions(actions: Actions): ActionsState {
  return useSyncExternalStore(actions.subscribe, actions.read);
}

/** The wish for a target, from the opening of its dialog on. */
export function useAttempt(actions: Actions, target: string): Attempt | undefined {
  useEffect(() => actions.begin(target), [actions, target]);
  return useActions(actions).attempts.get(target);
}
