import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../aws/client.ts';
import { ServiceError, toServiceError } from '../aws/serviceError.ts';
import { outcomeOf } from '../aws/write.ts';
import {
  type Action,
  type ActionKind,
  isSameOperation,
  isSameAction,
  operationOf,
  targetOf,
} from './action.ts';
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
import { actionTexts } from './actionTexts.ts';
import { entryOf, type ActivityLogEntry, withOutcome } from './activityLog.ts';
import { perform, readOutcome } from './perform.ts';

/** Whether this page may submit actions: `off` by the deployment or the local server, `framed` when embedded. */
export type WriteMode = 'on' | 'off' | 'framed';

export interface ActionsOptions {
  /** Read before each submission. */
  readonly mode: () => WriteMode;
  readonly clientFor: (region: string) => AwsClient;
  /** Aborted when the user signs out: their requests are not reconciled any more. */
  readonly ended?: AbortSignal;
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

/** Milliseconds before each check of a request whose outcome is unknown; the last value repeats. */
const pauses = [0, 2_000, 4_000, 8_000, 16_000, 30_000];
/** Checks before the page waits for the user: about six minutes. */
const mostChecks = 16;
/** Checks without a change before a request counts as not applied. A retry shows late, a cancel only once it is complete. */
const checksUntilNotApplied = { RESUME: 3, STOP: 3, RETRY: 5, CANCEL: 6 } as const;

export function createActions({ mode, clientFor, ended }: ActionsOptions): Actions {
  const listeners = new Set<() => void>();
  const settledListeners = new Set<(action: Action) => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let state: ActionsState = { requests: new Map(), log: [] };

  const set = (change: Partial<ActionsState>) => {
    state = { ...state, ...change };
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

  const clientOf = ({ imageBuildVersionArn }: Action) => {
    const build = parseImageBuildVersionArn(imageBuildVersionArn);
    return build && clientFor(build.region);
  };

  /** `mayBeApplied`: the same request was sent before and got no response. */
  const submit = async (request: ActionRequest, mayBeApplied: boolean) => {
    const { action, clientToken } = request;
    const client = clientOf(action);
    if (!client) return move(request, { kind: 'rejected', error: noBuild(action) });
    try {
      const { requestId } = await perform(client, action, clientToken);
      move(request, { kind: 'accepted', requestId, found: false });
    } catch (failure) {
      const error = toServiceError(failure, operationOf[action.kind]);
      if (outcomeOf(error) === 'refused') {
        move(request, { kind: 'rejected', error });
        await explainRejection(client, request, error, mayBeApplied);
      } else {
        await reconcileUntilKnown(client, request, error);
      }
    }
  };

  /** A rejection may mean that another user was first: the account shows it. */
  const explainRejection = async (
    client: AwsClient,
    request: ActionRequest,
    error: ServiceError,
    mayBeApplied: boolean,
  ) => {
    const mayBeSuperseded = error.kind === 'invalidRequest' || error.kind === 'inUse';
    if (!mayBeSuperseded || isTokenSpent({ state: { kind: 'rejected', error } })) return;
    try {
      const found = await readOutcome(client, request.action);
      const current = state.requests.get(targetOf(request.action));
      // It may have been dismissed or sent again meanwhile.
      const isCurrent = current?.clientToken === request.clientToken && current.state.kind === 'rejected';
      if (found.is === 'unchanged' || !isCurrent || current.state.error !== error) return;
      // The first submission of this same request was accepted, and its response was lost.
      if (found.is === 'accepted' && mayBeApplied) {
        return move(request, { kind: 'accepted', requestId: undefined, found: true });
      }
      const how = found.is === 'superseded' ? found.how : actionTexts.alreadyDone;
      move(request, { kind: 'superseded', how, error });
    } catch {
      // The rejection stays as it is.
    }
  };

  const reconcileUntilKnown = async (client: AwsClient, request: ActionRequest, error: ServiceError) => {
    const { action } = request;
    const target = targetOf(action);
    let unchanged = 0;
    let checkFailed: ServiceError | undefined;
    for (let checks = 0; checks < mostChecks; checks += 1) {
      move(request, { kind: 'unknown', error, checks, checkFailed, resting: false });
      await pause(target, pauses[Math.min(checks, pauses.length - 1)] ?? 0);
      if (ended?.aborted) return;
      try {
        const found = await readOutcome(client, action);
        checkFailed = undefined;
        if (found.is === 'accepted')
          return move(request, { kind: 'accepted', requestId: undefined, found: true });
        if (found.is === 'superseded') return move(request, { kind: 'superseded', how: found.how, error });
        unchanged += 1;
        if (unchanged >= checksUntilNotApplied[action.kind])
          return move(request, { kind: 'notApplied', error });
      } catch (failure) {
        checkFailed = toServiceError(failure, operationOf[action.kind]);
      }
    }
    move(request, { kind: 'unknown', error, checks: mostChecks, checkFailed, resting: true });
  };

  const dismiss = (target: string) => {
    const request = state.requests.get(target);
    if (!request || isOpen(request)) return;
    const requests = new Map(state.requests);
    requests.delete(target);
    set({ requests });
  };

  const wakers = new Map<string, () => void>();
  const pause = (target: string, milliseconds: number) =>
    new Promise<void>((resolve) => {
      wakers.set(target, resolve);
      timers.set(target, setTimeout(resolve, milliseconds));
    });

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
      if (request?.state.kind !== 'accepted' || request.isShown || 'stepExecutionId' in request.action)
        return;
      if (!isShownBy(request.action.kind, status)) return;
      set({ requests: new Map(state.requests).set(build, { ...request, isShown: true }) });
    },
    send(action) {
      if (mode() !== 'on') return;
      const target = targetOf(action);
      const before = state.requests.get(target);
      const isDone = before && isOver(before) && isSameOperation(before.action.kind, action.kind);
      if (before && (isOpen(before) || isDone)) return;
      const keepsToken = before && isSameAction(before.action, action) && !isTokenSpent(before);
      const clientToken = keepsToken ? before.clientToken : crypto.randomUUID();
      const mayBeApplied = state.log.some(
        (entry) => entry.clientToken === clientToken && entry.outcome === 'notApplied',
      );
      const request: ActionRequest = { action, clientToken, state: { kind: 'sending' } };
      set({
        requests: new Map(state.requests).set(target, request),
        log: [...state.log, entryOf(action, clientToken, Date.now())],
      });
      void submit(request, mayBeApplied);
    },
    reconcileNow(target) {
      const request = state.requests.get(target);
      if (request?.state.kind !== 'unknown') return;
      const client = clientOf(request.action);
      if (request.state.resting) {
        if (client) void reconcileUntilKnown(client, request, request.state.error);
      } else {
        clearTimeout(timers.get(target));
        wakers.get(target)?.();
      }
    },
  };
}

/** Without a Region there is no endpoint, so nothing was sent. */
function noBuild({ kind, imageBuildVersionArn }: Action): ServiceError {
  return new ServiceError({
    operation: operationOf[kind],
    kind: 'invalidRequest',
    name: 'InvalidArn',
    message: actionTexts.noBuild(imageBuildVersionArn),
  });
}
