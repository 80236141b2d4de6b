import type { AwsClient } from '../../aws/client.ts';
import { type LogLine, readLogLines } from '../../aws/logs/logLine.ts';
import { followFrom, largestLogPage, type LogWalk, startWalk, walkOn } from '../../aws/logs/logWalk.ts';
import { type ServiceError, toServiceError } from '../../aws/serviceError.ts';
import { logLoadPause } from '../../lib/timings.ts';

/** Events that are loaded first, and with each "load earlier". */
export const eventsPerLoad = 1_000;
/** Events before the line that the viewer opens at. */
const eventsBeforeAnchor = 200;
/** The most pages that one poll reads; the next poll continues. */
const pagesPerPoll = 5;

/** The part of a log that is loaded: one run of lines without a gap. */
export interface LoadedLog {
  readonly lines: readonly LogLine[];
  /** How many lines were put before the first ones. A line's id is its index minus this, so that it stays the same. */
  readonly prepended: number;
  /** Nothing is before the first line. */
  readonly atStart: boolean;
  /** Nothing was behind the last line when it was read. */
  readonly atEnd: boolean;
  readonly busy: 'first' | 'earlier' | 'later' | 'all' | undefined;
  /** What the last request failed with. */
  readonly error: ServiceError | undefined;
}

export interface LogStore {
  readonly read: () => LoadedLog;
  readonly subscribe: (listener: () => void) => () => void;
  /** Loads the last lines; with a time, the lines around it instead. Replaces what is loaded. */
  readonly open: (anchor?: number) => Promise<void>;
  readonly loadEarlier: () => Promise<void>;
  readonly loadLater: () => Promise<void>;
  /** Loads every line, at most one request a second. `stop` ends it and keeps what is there. */
  readonly loadAll: () => Promise<void>;
  readonly stop: () => void;
  /** Does again what failed last, from where it stopped. */
  readonly retry: () => Promise<void>;
  /** Reads what was written since. Rejects with a `ServiceError`, which the log has as its error until a poll succeeds. */
  readonly poll: (signal: AbortSignal) => Promise<void>;
}

const nothing: LoadedLog = {
  lines: [],
  prepended: 0,
  atStart: false,
  atEnd: false,
  busy: 'first',
  error: undefined,
};

/**
 * The loaded part of one log stream, or of a time range in it.
 *
 * @param pace awaited between the requests of `loadAll`: CloudWatch Logs takes a few requests a second for a whole account
 */
export function createLogStore(
  client: AwsClient,
  input: LogWalk['input'],
  pace: (signal: AbortSignal) => Promise<void> = pauseBetweenLoads,
): LogStore {
  const listeners = new Set<() => void>();
  let state = nothing;
  let before = startWalk(input, 'backward');
  let after: LogWalk | undefined;
  let work: AbortController | undefined;
  let failed: (() => Promise<void>) | undefined;
  let failedPoll: ServiceError | undefined;

  const set = (change: Partial<LoadedLog>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const prepend = (lines: readonly LogLine[], atStart: boolean) => {
    if (lines.length === 0) return set({ atStart });
    return set({ lines: [...lines, ...state.lines], prepended: state.prepended + lines.length, atStart });
  };
  const append = (lines: readonly LogLine[], atEnd: boolean) =>
    set(lines.length === 0 ? { atEnd } : { lines: [...state.lines, ...lines], atEnd });

  /** One piece of work at a time; a new one ends the old one. */
  const run = async (busy: LoadedLog['busy'], task: (signal: AbortSignal) => Promise<void>) => {
    work?.abort();
    const own = new AbortController();
    work = own;
    failed = undefined;
    set({ busy, error: undefined });
    try {
      await task(own.signal);
      if (work === own) set({ busy: undefined });
    } catch (error) {
      if (work !== own) return;
      failed = () => run(busy, task);
      set({ busy: undefined, error: toServiceError(error, 'GetLogEvents') });
    }
  };
  /** Reads a page, unless the work that asked for it has been replaced. */
  const page = async (walk: LogWalk, limit: number, signal: AbortSignal) => {
    const result = await walkOn(client, walk, { limit, signal, pace: () => pace(signal) });
    signal.throwIfAborted();
    return { ...result, lines: readLogLines(result.events) };
  };
  const earlier = async (limit: number, signal: AbortSignal) => {
    const { walk, lines, events, forwardToken } = await page(before, limit, signal);
    before = walk;
    after ??= followFrom(input, forwardToken);
    prepend(lines, walk.atEnd);
    return events.length;
  };
  const later = async (limit: number, signal: AbortSignal) => {
    const { walk, lines } = await page(after ?? startWalk(input, 'forward'), limit, signal);
    after = walk;
    append(lines, walk.atEnd);
  };

  /** Tries again what `open` could not read, while what it failed with stays on the screen. */
  const openQuietly = async (signal: AbortSignal) => {
    if (!state.error) return;
    try {
      await earlier(eventsPerLoad, signal);
      set({ error: undefined, atEnd: true });
    } catch (error) {
      const failure = toServiceError(error, 'GetLogEvents');
      // The stream does not exist yet.
      if (failure.kind !== 'notFound') throw failure;
      set({ error: failure });
    }
  };

  const readNew = async (signal: AbortSignal) => {
    if (!after) return openQuietly(signal);
    for (let pages = 0; pages < pagesPerPoll; pages += 1) {
      const { walk, lines } = await page(after, largestLogPage, signal);
      after = walk;
      append(lines, true);
      if (walk.atEnd) return;
    }
  };

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: (anchor) =>
      run('first', async (signal) => {
        before = startWalk(anchor === undefined ? input : { ...input, endTime: anchor }, 'backward');
        after = anchor === undefined ? undefined : startWalk({ ...input, startTime: anchor }, 'forward');
        set({ ...nothing, atEnd: anchor === undefined });
        if (anchor !== undefined) await later(eventsPerLoad, signal);
        const wanted = anchor === undefined ? eventsPerLoad : eventsBeforeAnchor;
        const read = await earlier(wanted, signal);
        // A page that is not full may be the whole log: only a further request tells.
        if (read < wanted && !state.atStart) await earlier(wanted - read, signal);
      }),
    loadEarlier: () =>
      run('earlier', async (signal) => {
        await earlier(eventsPerLoad, signal);
      }),
    loadLater: () => run('later', (signal) => later(eventsPerLoad, signal)),
    loadAll: () =>
      run('all', async (signal) => {
        while (!state.atStart) {
          await earlier(largestLogPage, signal);
          if (!state.atStart || !state.atEnd) await pace(signal);
        }
        while (!state.atEnd) {
          await later(largestLogPage, signal);
          if (!state.atEnd) await pace(signal);
        }
      }),
    stop() {
      work?.abort();
      work = undefined;
      set({ busy: undefined });
    },
    retry: () => failed?.() ?? Promise.resolve(),
    async poll(signal) {
      if (state.busy !== undefined) return;
      // Lines between the last loaded one and the present have not been requested.
      if (after && !state.atEnd) return;
      try {
        await readNew(signal);
      } catch (error) {
        if (!signal.aborted && state.busy === undefined) {
          // Without a first response, what failed is still to open the log.
          if (after) failed = () => run('later', readNew);
          failedPoll = toServiceError(error, 'GetLogEvents');
          set({ error: failedPoll });
        }
        throw error;
      }
      if (failedPoll && state.error === failedPoll) set({ error: undefined });
    },
  };
}

/** Resolves after `logLoadPause`, or when the work is ended. */
async function pauseBetweenLoads(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, logLoadPause);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  signal.throwIfAborted();
}
