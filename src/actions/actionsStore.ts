import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import type { ImageBuilder } from '../aws/client.ts';
import { ServiceError, toServiceError } from '../aws/serviceError.ts';
import { outcomeOf } from '../aws/write.ts';
import { type Action, type ActionKind, isOneWish, isSameAction, operationOf, targetOf } from './action.ts';
import { type Attempt, type AttemptState, isForbidden, isOpen, isOver, isTokenSpent } from './attempt.ts';
import { entryOf, type JournalEntry, withOutcome } from './journal.ts';
import { isLagging, isShownBy } from './lag.ts';
import { look, perform } from './perform.ts';

/** Whether this page may change anything: `off` by the deployment or the server, `framed` inside of another page. */
export type WriteMode = 'on' | 'off' | 'framed';

export interface ActionsOptions {
  /** Asked each time. */
  readonly mode: () => WriteMode;
  readonly imageBuilder: (region: string) => ImageBuilder;
  /** Aborted once whoever acts here is gone: nothing is read for them any more. */
  readonly ended?: AbortSignal;
}

export interface ActionsState {
  /** The last wish for each target, by the step's id or the image's ARN. */
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** Every request of this session, oldest first. */
  readonly journal: readonly JournalEntry[];
}

/** What a person does to builds in this session: one wish at a time for each target, and never a request twice. */
export interface Actions {
  readonly mode: WriteMode;
  readonly read: () => ActionsState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Is told of each action that has changed something, or was overtaken by what did: there is something new to read. */
  readonly onSettled: (listener: (action: Action) => void) => () => void;
  /**
   * A wish begins: what is over for this target is put away, and so is every other kind of wish. One that is not settled stays,
   * whatever its kind, and so does one of this kind that is forbidden, or was taken and does not show yet.
   */
  readonly begin: (target: string, kind: ActionKind) => void;
  /**
   * Sends an action, unless one is under way for its target or was taken, and unless this page may not. The same action keeps its
   * token until it is settled; another one is another wish, with a token of its own.
   */
  readonly send: (action: Action) => void;
  /** Puts a wish away that may have been sent and was not taken, so that another can be made in its place. */
  readonly forget: (target: string) => void;
  /** An image has a status: what was done to it is offered again once that shows it. */
  readonly see: (imageBuildVersionArn: string, status: string) => void;
  /** Reads at once what became of an action whose answer was lost. */
  readonly lookNow: (target: string) => void;
}

/** Milliseconds before each look at what became of a lost action; the last stays. */
const pauses = [0, 2_000, 4_000, 8_000, 16_000, 30_000];
/** Looks before the page waits to be asked: about six minutes. */
const mostLooks = 16;
/** Looks that find nothing before it is said so. A retry shows after a while, a cancel only when it is done. */
const looksUntilNotTaken = { RESUME: 3, STOP: 3, RETRY: 5, CANCEL: 6 } as const;

export function createActions({ mode, imageBuilder, ended }: ActionsOptions): Actions {
  const listeners = new Set<() => void>();
  const settledListeners = new Set<(action: Action) => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let state: ActionsState = { attempts: new Map(), journal: [] };

  const set = (change: Partial<ActionsState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  /** Keeps how far a wish has come, also in the journal: in the entry of its last request. */
  const move = (attempt: Attempt, to: AttemptState) => {
    const isEnd = isOver({ ...attempt, state: to });
    const moved: Attempt = { ...attempt, state: to, ...(isEnd ? { settledAt: Date.now() } : {}) };
    const last = state.journal.findLastIndex(({ clientToken }) => clientToken === attempt.clientToken);
    set({
      attempts: new Map(state.attempts).set(targetOf(attempt.action), moved),
      journal: state.journal.map((entry, index) =>
        index === last ? withOutcome(entry, to, Date.now()) : entry,
      ),
    });
    if (isEnd) for (const listener of settledListeners) listener(attempt.action);
  };

  const clientOf = ({ imageBuildVersionArn }: Action) => {
    const build = parseImageBuildVersionArn(imageBuildVersionArn);
    return build && imageBuilder(build.region);
  };

  /** `mayBeDone`: the same request was sent before, and its answer was lost. */
  const request = async (attempt: Attempt, mayBeDone: boolean) => {
    const { action, clientToken } = attempt;
    const client = clientOf(action);
    if (!client) return move(attempt, { kind: 'refused', error: noBuild(action) });
    try {
      const { requestId } = await perform(client, action, clientToken);
      move(attempt, { kind: 'taken', requestId, found: false });
    } catch (failure) {
      const error = toServiceError(failure, operationOf[action.kind]);
      if (outcomeOf(error) === 'refused') {
        move(attempt, { kind: 'refused', error });
        await explainRefusal(client, attempt, error, mayBeDone);
      } else {
        await lookUntilKnown(client, attempt, error);
      }
    }
  };

  /** A refusal may come from somebody else's being faster: the account says who was. */
  const explainRefusal = async (
    client: ImageBuilder,
    attempt: Attempt,
    error: ServiceError,
    mayBeDone: boolean,
  ) => {
    const mayBeOvertaken = error.kind === 'invalidRequest' || error.kind === 'inUse';
    if (!mayBeOvertaken || isTokenSpent({ state: { kind: 'refused', error } })) return;
    try {
      const found = await look(client, attempt.action);
      const current = state.attempts.get(targetOf(attempt.action));
      // It may have been put away or sent again meanwhile.
      const isCurrent = current?.clientToken === attempt.clientToken && current.state.kind === 'refused';
      if (found.is === 'unchanged' || !isCurrent || current.state.error !== error) return;
      // What came first was this very wish: its first request, whose answer was lost.
      if (found.is === 'taken' && mayBeDone) {
        return move(attempt, { kind: 'taken', requestId: undefined, found: true });
      }
      const how = found.is === 'overtaken' ? found.how : 'It had been done already.';
      move(attempt, { kind: 'overtaken', how, error });
    } catch {
      // The refusal's own words stay.
    }
  };

  const lookUntilKnown = async (client: ImageBuilder, attempt: Attempt, error: ServiceError) => {
    const { action } = attempt;
    const target = targetOf(action);
    let unchanged = 0;
    let lookFailed: ServiceError | undefined;
    for (let looks = 0; looks < mostLooks; looks += 1) {
      move(attempt, { kind: 'unknown', error, looks, lookFailed, resting: false });
      await pause(target, pauses[Math.min(looks, pauses.length - 1)] ?? 0);
      if (ended?.aborted) return;
      try {
        const found = await look(client, action);
        lookFailed = undefined;
        if (found.is === 'taken') return move(attempt, { kind: 'taken', requestId: undefined, found: true });
        if (found.is === 'overtaken') return move(attempt, { kind: 'overtaken', how: found.how, error });
        unchanged += 1;
        if (unchanged >= looksUntilNotTaken[action.kind]) return move(attempt, { kind: 'notTaken', error });
      } catch (failure) {
        lookFailed = toServiceError(failure, operationOf[action.kind]);
      }
    }
    move(attempt, { kind: 'unknown', error, looks: mostLooks, lookFailed, resting: true });
  };

  const forget = (target: string) => {
    const attempt = state.attempts.get(target);
    if (!attempt || isOpen(attempt)) return;
    const attempts = new Map(state.attempts);
    attempts.delete(target);
    set({ attempts });
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
      const before = state.attempts.get(target);
      if (!before) return;
      const isKept = before.state.kind === 'notTaken' || isForbidden(before) || isLagging(before, Date.now());
      if (!isKept || !isOneWish(before.action.kind, kind)) forget(target);
    },
    forget,
    see(build, status) {
      const attempt = state.attempts.get(build);
      if (attempt?.state.kind !== 'taken' || attempt.isShown || 'stepExecutionId' in attempt.action) return;
      if (!isShownBy(attempt.action.kind, status)) return;
      set({ attempts: new Map(state.attempts).set(build, { ...attempt, isShown: true }) });
    },
    send(action) {
      if (mode() !== 'on') return;
      const target = targetOf(action);
      const before = state.attempts.get(target);
      const isDone = before && isOver(before) && isOneWish(before.action.kind, action.kind);
      if (before && (isOpen(before) || isDone)) return;
      const keepsToken = before && isSameAction(before.action, action) && !isTokenSpent(before);
      const clientToken = keepsToken ? before.clientToken : crypto.randomUUID();
      const mayBeDone = state.journal.some(
        (entry) => entry.clientToken === clientToken && entry.outcome === 'notTaken',
      );
      const attempt: Attempt = { action, clientToken, state: { kind: 'sending' } };
      set({
        attempts: new Map(state.attempts).set(target, attempt),
        journal: [...state.journal, entryOf(action, clientToken, Date.now())],
      });
      void request(attempt, mayBeDone);
    },
    lookNow(target) {
      const attempt = state.attempts.get(target);
      if (attempt?.state.kind !== 'unknown') return;
      const client = clientOf(attempt.action);
      if (attempt.state.resting) {
        if (client) void lookUntilKnown(client, attempt, attempt.state.error);
      } else {
        clearTimeout(timers.get(target));
        wakers.get(target)?.();
      }
    },
  };
}

/** Without a region there is nobody to ask, so nothing was sent. */
function noBuild({ kind, imageBuildVersionArn }: Action): ServiceError {
  return new ServiceError({
    operation: operationOf[kind],
    kind: 'invalidRequest',
    name: 'InvalidArn',
    message: `Nothing was sent: ${imageBuildVersionArn} is not the ARN of a build.`,
  });
}
