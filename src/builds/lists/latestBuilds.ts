import type { QueryClient } from '@tanstack/react-query';
import type { AwsClient } from '../../aws/client.ts';
import { toListError, type ListError } from '../../aws/listError.ts';
import { ServiceError } from '../../aws/serviceError.ts';
import { throttledDelay } from '../../lists/backoff.ts';
import { pagedQuery } from '../../lists/pagedQuery.ts';
import { mergeBuilds, newestFirst, versionBuildsSource, type BuildRow } from './buildList.tsx';

/** The latest build of an image version, or why it is not known. */
export type LatestBuild =
  | { readonly kind: 'reading' }
  | { readonly kind: 'build'; readonly build: BuildRow }
  /** The version has no builds. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: ListError };

/** The latest builds that are known, by the ARN of their version. */
export type LatestBuildMap = ReadonlyMap<string, LatestBuild>;

/** Requests at the same time. */
const atOnce = 2;

/**
 * Reads the latest builds of image versions. The list of images has no states, and a request for each of its rows at once would
 * be a burst: only versions whose row is near the window are read, two at a time. A throttled read is repeated later; after a
 * refusal no more requests are sent.
 */
export function createLatestBuilds(queryClient: QueryClient, client: AwsClient) {
  const listeners = new Set<() => void>();
  const near = new Set<string>();
  let readSince = 0;
  let known: LatestBuildMap = new Map();
  let waiting: readonly string[] = [];
  let running = 0;
  let failures = 0;
  let refusal: ListError | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (versionArn: string, latest: LatestBuild) => {
    known = new Map([...known, [versionArn, latest]]);
    for (const listener of listeners) listener();
  };

  const read = async (versionArn: string) => {
    running += 1;
    if (!known.has(versionArn)) set(versionArn, { kind: 'reading' });
    try {
      const query = pagedQuery(versionBuildsSource(client, versionArn));
      const { pages } = await queryClient.infiniteQuery({ ...query, staleTime: Date.now() - readSince });
      const [build] = newestFirst(mergeBuilds(pages));
      failures = 0;
      set(versionArn, build ? { kind: 'build', build } : { kind: 'none' });
    } catch (thrown) {
      const error = toListError(thrown, 'ListImageBuildVersions');
      const kind = error instanceof ServiceError ? error.kind : undefined;
      if (kind === 'throttled') {
        failures += 1;
        waiting = [versionArn, ...waiting];
        timer ??= setTimeout(() => {
          timer = undefined;
          readNext();
        }, throttledDelay(failures));
      } else {
        if (kind === 'forbidden' || kind === 'credentials') refusal = error;
        set(versionArn, { kind: 'failed', error });
      }
    } finally {
      running -= 1;
      readNext();
    }
  };

  const readNext = () => {
    const [next, ...others] = waiting;
    if (next === undefined || running === atOnce || timer !== undefined || listeners.size === 0) return;
    waiting = others;
    if (refusal) set(next, { kind: 'failed', error: refusal });
    else void read(next);
    readNext();
  };

  return {
    read: () => known,
    /** Reads while it has a listener. */
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      readNext();
      return () => listeners.delete(listener);
    },
    /** Its row is near the window. */
    want: (versionArn: string) => {
      near.add(versionArn);
      const state = known.get(versionArn);
      const isDone = state !== undefined && (state.kind !== 'failed' || refusal !== undefined);
      if (isDone || waiting.includes(versionArn)) return;
      waiting = [...waiting, versionArn];
      readNext();
    },
    /** Its row has left the window: it is not read unless its request was sent. */
    leave: (versionArn: string) => {
      near.delete(versionArn);
      waiting = waiting.filter((one) => one !== versionArn);
    },
    /** Reads the versions near the window again. The others are read again when they are near. */
    refresh: () => {
      readSince = Date.now();
      refusal = undefined;
      known = new Map([...known].filter(([versionArn]) => near.has(versionArn)));
      waiting = [...near];
      readNext();
    },
  };
}

export type LatestBuilds = ReturnType<typeof createLatestBuilds>;
