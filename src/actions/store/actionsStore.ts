import type { AwsClient } from '../../aws/client.ts';
import { ServiceError } from '../../aws/serviceError.ts';
import {
  type Action,
  type ActionKind,
  isSameAction,
  isSameOperation,
  operationOf,
  targetOf,
} from '../action.ts';
import { actionTexts } from '../actionTexts.ts';
import {
  type ActionRequest,
  isForbidden,
  isLagging,
  isOpen,
  isOver,
  isShownBy,
  isTokenSpent,
  type RequestState,
} from './actionRequest.ts';
import { entryOf, type ActivityLogEntry, withOutcome } from './activityLog.ts';
import type { OpenRequest, OpenRequests } from './openRequests.ts';
import { createSubmission } from './submission.ts';

/** Whether this page may submit actions: `off` by the deployment or the local server, `framed` when embedded. */
export type WriteMode = 'on' | 'off' | 'framed';

export interface ActionsOptions {
  /** Read before each submission. */
  readonly mode: () => WriteMode;
  readonly clientFor: (region: string, account: string) => AwsClient;
  /** Aborted when the user signs out: their requests are no longer reconciled. */
  readonly ended?: AbortSignal;
  /** Where open requests are kept over a reload; undefined where nothing is kept. */
  readonly openRequests?: OpenRequests | undefined;
}

export interface ActionsState {
  /** The latest action request for each target, keyed by step execution id or image ARN. */
  readonly requests: ReadonlyMap<string, ActionRequest>;
  /** The activity log of this session, oldest first. */
  readonly log: readonly ActivityLogEntry[];
}

/** The action requests of this session: at most one in flight for each target, and none is ever sent twice by itself. */
export interface Actions {
  readonly mode: WriteMode;
  readonly read: () => ActionsState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Calls back for each accepted or superseded action: the account has changed and has to be read again. */
  readonly onSettled: (listener: (action: Action) => void) => () => void;
  /**
   * Called when a dialog opens: removes the target's previous request. Kept are an open one, and one of the same operation that was
   * forbidden, not applied, or accepted without showing in the account yet.
   */
  readonly begin: (target: string, kind: ActionKind) => void;
  /**
   * Submits an action, unless writes are off, or one for its target is open or was accepted. The same action keeps its client token until
   * it is settled; a different action gets a token of its own.
   */
  readonly send: (action: Action) => void;
  /** Removes a request that is not open, so that a different action can be submitted. */
  readonly dismiss: (target: string) => void;
  /** Reports an image status that was read: an accepted retry or cancel is offered again once the status shows it. */
  readonly observeStatus: (imageBuildVersionArn: string, status: string) => void;
  /** Checks at once what happened to a request whose outcome is unknown. */
  readonly reconcileNow: (target: string) => void;
}

export function createActions({ mode, clientFor, ended, openRequests }: ActionsOptions): Actions {
  const listeners = new Set<() => void>();
  const settledListeners = new Set<(action: Action) => void>();
  let state: ActionsState = { requests: new Map(), log: [] };

  const set = (change: Partial<ActionsState>) => {
    const { requests } = state;
    state = { ...state, ...change };
    if (state.requests !== requests && !ended?.aborted) openRequests?.write(kept(state.requests));
    for (const listener of listeners) listener();
  };

  /** Stores a new state, also in the latest entry of the activity log with this token. */
  const move = (request: ActionRequest, to: RequestState) => {
    const isEnd = isOver({ ...request, state: to });
    const moved: ActionRequest = { ...request, state: to, ...(isEnd ? { settledAt: Date.now() } : {}) };
    const last = state.log.findLastIndex(({ clientToken }) => clientToken === request.clientToken);
    set({
      requests: new Map(state.requests).set(targetOf(request.action), moved),
      log: state.log.map((entry, index) => (index === last ? withOutcome(entry, to, Date.now()) : entry)),
    });
    if (isEnd) for (const listener of settledListeners) listener(request.action);
  };

  const submission = createSubmission({
    clientFor,
    ended,
    current: (target) => state.requests.get(target),
    move,
  });

  const dismiss = (target: string) => {
    const request = state.requests.get(target);
    if (!request || isOpen(request)) return;
    const requests = new Map(state.requests);
    requests.delete(target);
    set({ requests });
  };

  /** Adds a request to the latest ones and to the activity log. */
  const add = (request: ActionRequest) => {
    const { action, clientToken, sentAt } = request;
    set({
      requests: new Map(state.requests).set(targetOf(action), request),
      log: [...state.log, entryOf(action, clientToken, sentAt)],
    });
  };

  for (const { action, clientToken, sentAt } of openRequests?.read() ?? []) {
    const request: ActionRequest = { action, clientToken, sentAt, state: { kind: 'sending' } };
    add(request);
    void submission.reconcile(request, reloaded(action));
  }

  return {
    get mode() {
      return mode();
    },
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSettled(listener) {
      settledListeners.add(listener);
      return () => settledListeners.delete(listener);
    },
    begin(target, kind) {
      const before = state.requests.get(target);
      if (!before) return;
      const isKept =
        before.state.kind === 'notApplied' || isForbidden(before) || isLagging(before, Date.now());
      if (!isKept || !isSameOperation(before.action.kind, kind)) dismiss(target);
    },
    dismiss,
    observeStatus(build, status) {
      const request = state.requests.get(build);
      if (request?.state.kind !== 'accepted' || request.isShown) return;
      const { kind } = request.action;
      if ((kind !== 'RETRY' && kind !== 'CANCEL') || !isShownBy(kind, status)) return;
      set({ requests: new Map(state.requests).set(build, { ...request, isShown: true }) });
    },
    send(action) {
      if (mode() !== 'on') return;
      const before = state.requests.get(targetOf(action));
      const isDone = before && isOver(before) && isSameOperation(before.action.kind, action.kind);
      if (before && (isOpen(before) || isDone)) return;
      const keepsToken = before && isSameAction(before.action, action) && !isTokenSpent(before);
      const clientToken = keepsToken ? before.clientToken : crypto.randomUUID();
      const mayBeApplied = state.log.some(
        (entry) => entry.clientToken === clientToken && entry.outcome === 'notApplied',
      );
      const request: ActionRequest = {
        action,
        clientToken,
        sentAt: Date.now(),
        state: { kind: 'sending' },
      };
      add(request);
      void submission.submit(request, mayBeApplied);
    },
    reconcileNow: submission.reconcileNow,
  };
}

/** The requests whose client token a reloaded page needs: open ones, and those that may still be sent again. */
function kept(requests: ActionsState['requests']): readonly OpenRequest[] {
  return [...requests.values()]
    .filter((request) => isOpen(request) || request.state.kind === 'notApplied')
    .map(({ action, clientToken, sentAt }) => ({ action, clientToken, sentAt }));
}

/** The page was reloaded while the outcome of a request was open. */
function reloaded({ kind }: Action): ServiceError {
  return new ServiceError({
    operation: operationOf[kind],
    kind: 'network',
    name: 'PageReloaded',
    message: actionTexts.reloaded,
  });
}
