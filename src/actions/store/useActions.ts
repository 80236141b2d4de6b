import { useEffect, useSyncExternalStore } from 'react';
import { type ActionKind, isSameOperation } from '../action.ts';
import type { Actions, ActionsState } from './actionsStore.ts';
import { type ActionRequest, isOpen } from './actionRequest.ts';

/** The action requests of this session, live. */
export function useActions(actions: Actions): ActionsState {
  return useSyncExternalStore(actions.subscribe, actions.read);
}

/** The requests for a dialog's target. */
export interface TargetRequests {
  /** The request of this dialog's operation. */
  readonly request: ActionRequest | undefined;
  /** An open request of another operation: nothing may be sent meanwhile. */
  readonly other: ActionRequest | undefined;
}

/** The requests for a target, from the opening of its dialog on. `kind` is any kind that the dialog submits. */
export function useActionRequest(actions: Actions, target: string, kind: ActionKind): TargetRequests {
  useEffect(() => actions.begin(target, kind), [actions, target, kind]);
  const request = useActions(actions).requests.get(target);
  if (!request) return { request, other: undefined };
  if (isSameOperation(request.action.kind, kind)) return { request, other: undefined };
  return { request: undefined, other: isOpen(request) ? request : undefined };
}
