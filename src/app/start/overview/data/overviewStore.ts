import type { AccountRegion } from '../../../../auth/access.ts';
import type { AwsClient } from '../../../../aws/client.ts';
import { imageStatusMeaning } from '../../../../aws/imagebuilder/imageStatus.ts';
import type { ImagePipeline } from '../../../../aws/imagebuilder/imagePipeline.ts';
import type { ImageSummary } from '../../../../aws/imagebuilder/imageSummary.ts';
import { listImageBuildVersions } from '../../../../aws/imagebuilder/operations/listImageBuildVersions.ts';
import { listImagePipelines } from '../../../../aws/imagebuilder/operations/listImagePipelines.ts';
import {
  listWaitingWorkflowSteps,
  type WaitingStep,
} from '../../../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { toServiceError, type ServiceError } from '../../../../aws/serviceError.ts';
import type { OperationName } from '../../../../aws/registry.ts';
import { createOverviewDetails, type OverviewDetails } from './overviewDetails.ts';
import { isUnreadable, nothingRead, type OverviewState, type PartName } from './overviewState.ts';
import { overviewBuilds, pipelineRows } from './pipelineRows.ts';
import { createSweep, type Sweep } from './sweep.ts';

/** Reads the overview of one account and Region. */
export interface OverviewStore {
  readonly accountRegion: AccountRegion;
  readonly read: () => OverviewState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads everything for the first time; the same promise for every caller. */
  readonly start: () => Promise<void>;
  /**
   * Reads again what changes, with at most three requests; with one while nothing can be read. Rejects when throttled, or when
   * nothing could be read.
   */
  readonly refresh: (signal: AbortSignal) => Promise<void>;
  readonly readBuild: OverviewDetails['readBuild'];
}

/** Pages of builds that are read at first, to have ten of each pipeline. */
const mostHistoryPages = 8;
/** Requests for durations and timeouts that follow the first lists at once; others wait for a refresh. */
const mostDetails = 48;

export function createOverviewStore(
  client: AwsClient,
  accountRegion: AccountRegion = { region: client.region },
): OverviewStore {
  const listeners = new Set<() => void>();
  let state = nothingRead;
  let started: Promise<void> | undefined;
  let wasDetail = false;
  let hasHistory = false;
  const read = () => state;
  const set = (change: Partial<OverviewState>) => {
    state = { ...state, ...change };
    if (change.pipelines ?? change.builds) {
      const rows = pipelineRows(state.pipelines.items, overviewBuilds(state.builds.items));
      state = { ...state, rows };
    }
    for (const listener of listeners) listener();
  };
  const details = createOverviewDetails(client, read, set);

  const pipelines = createSweep<ImagePipeline>(
    async (nextToken, signal) => {
      const page = await listImagePipelines(client, paging(nextToken), signal);
      return { items: page.imagePipelineList, nextToken: page.nextToken };
    },
    ({ arn }) => arn,
  );
  const waiting = createSweep<WaitingStep>(
    async (nextToken, signal) => {
      const page = await listWaitingWorkflowSteps(client, paging(nextToken), signal);
      return { items: page.steps, nextToken: page.nextToken };
    },
    ({ stepExecutionId }) => stepExecutionId,
  );

  /** Reads one part; what fails is stored in it and returned. */
  const readPart = async <Item>(
    part: PartName,
    operation: OperationName,
    readItems: () => Promise<readonly Item[]>,
    signal?: AbortSignal,
  ): Promise<ServiceError | undefined> => {
    try {
      const items = await readItems();
      set({ [part]: { items, readAt: Date.now(), error: undefined } });
      return undefined;
    } catch (failure) {
      const error = toServiceError(failure, operation);
      if (signal?.aborted !== true) set({ [part]: { ...state[part], error } });
      return error;
    }
  };
  const sweepPart = async <Item>(
    part: 'pipelines' | 'waiting',
    operation: OperationName,
    sweep: Sweep<Item>,
    signal?: AbortSignal,
  ) => readPart(part, operation, async () => sweep.next(signal), signal);

  const readPipelines = async (signal?: AbortSignal) =>
    sweepPart('pipelines', 'ListImagePipelines', pipelines, signal);
  const readWaiting = async (signal?: AbortSignal) =>
    sweepPart('waiting', 'ListWaitingWorkflowSteps', waiting, signal);
  const readBuilds = async (signal?: AbortSignal, nextToken?: string) => {
    let next: string | undefined;
    const readItems = async () => {
      const page = await listImageBuildVersions(client, paging(nextToken), signal);
      next = page.nextToken;
      forgetChanged(page.imageSummaryList);
      return merged(state.builds.items, page.imageSummaryList);
    };
    const error = await readPart('builds', 'ListImageBuildVersions', readItems, signal);
    return { error, next };
  };

  /** A build that has ended, or is retried in place, ran otherwise than it was read. */
  const forgetChanged = (builds: readonly ImageSummary[]) => {
    const stages = new Map(state.builds.items.map((build) => [build.arn, stageOf(build)]));
    const changed = builds.filter(
      (build) => stages.has(build.arn) && stages.get(build.arn) !== stageOf(build),
    );
    if (changed.length === 0) return;
    const runs = new Map(state.runs);
    const currentSteps = new Map(state.currentSteps);
    for (const { arn = '' } of changed) {
      runs.delete(arn);
      currentSteps.delete(arn);
    }
    set({ runs, currentSteps });
  };

  const readHistory = async (token: string | undefined) => {
    let next = token;
    for (let page = 1; next !== undefined && page < mostHistoryPages; page += 1) {
      const { error, next: following } = await readBuilds(undefined, next);
      next = error ? undefined : following;
    }
    set({ hasMoreBuilds: next !== undefined });
  };

  /** Reads what the first pages leave: later pages, durations and timeouts. */
  const readRest = async (builds: Awaited<ReturnType<typeof readBuilds>>) => {
    if (hasHistory || builds.error) return;
    hasHistory = true;
    await Promise.all([pipelines.rest(readPipelines), waiting.rest(readWaiting), readHistory(builds.next)]);
    for (let count = 0; count < mostDetails; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time leaves the quota to what the user opens
      const error = await details.next()?.();
      if (error?.kind === 'throttled') break;
    }
  };

  return {
    accountRegion,
    read,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      started ??= (async () => {
        const [builds] = await Promise.all([readBuilds(), readPipelines(), readWaiting()]);
        await readRest(builds);
      })();
      return started;
    },
    async refresh(signal) {
      // The first reading would be repeated.
      if (started) await started;
      if (isUnreadable(state)) {
        // One request tells whether the account and Region can be read again.
        const builds = await readBuilds(signal);
        if (builds.error) throw builds.error;
        await Promise.all([readWaiting(signal), readPipelines(signal)]);
        started = readRest(builds);
        return;
      }
      const detail = wasDetail ? undefined : details.next();
      wasDetail = detail !== undefined;
      const [waitingError, builds, third] = await Promise.all([
        readWaiting(signal),
        readBuilds(signal),
        detail ? detail(signal) : readPipelines(signal),
      ]);
      started = readRest(builds);
      const errors = [waitingError, builds.error, third].filter((each) => each !== undefined);
      const throttled = errors.find(({ kind }) => kind === 'throttled');
      if (throttled) throw throttled;
      if (waitingError && builds.error) throw builds.error;
    },
    readBuild: details.readBuild,
  };
}

function stageOf({ state }: ImageSummary) {
  return imageStatusMeaning(state?.status).stage;
}

function paging(nextToken: string | undefined) {
  return { maxResults: 25, ...(nextToken === undefined ? {} : { nextToken }) };
}

/** What was read last wins; a build that a page does not have stays. */
function merged(known: readonly ImageSummary[], read: readonly ImageSummary[]): readonly ImageSummary[] {
  const byArn = new Map(known.map((summary) => [summary.arn, summary]));
  for (const summary of read) byArn.set(summary.arn, summary);
  return [...byArn.values()];
}
