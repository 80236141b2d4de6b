import { useEffect, useSyncExternalStore } from 'react';
import { type ActionKind, isOneWish } from './action.ts';
import type { Actions, ActionsState } from './actionsStore.ts';
import { type Attempt, isOpen } from './attempt.ts';

/** What was done in this session, as it goes on. */
export function useActions(actions: Actions): ActionsState {
  return useSyncExternalStore(actions.subscribe, actions.read);
}

/** What a dialog has to know of its target. */
export interface Wish {
  /** This dialog's own wish. */
  readonly attempt: Attempt | undefined;
  /** A wish of another kind that is not settled: nothing may be sent meanwhile. */
  readonly other: Attempt | undefined;
}

/** The wish for a target, from the opening of its dialog on. `kind` is any of those that the dialog asks for. */
export function useAttempt(actions: Actions, target: string, kind: ActionKind): Wish {
  useEffect(() => actions.begin(target, kind), [actions, target, kind]);
  const attempt = useActions(actions).attempts.get(target);
  if (!attempt) return { attempt, other: undefined };
  if (isOneWish(attempt.action.kind, kind)) return { attempt, other: undefined };
  return { attempt: undefined, other: isOpen(attempt) ? attempt : undefined };
}
