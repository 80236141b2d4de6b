import type { AwsClient } from '../../../aws/client.ts';
import { imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import type { ImagePipeline } from '../../../aws/imagebuilder/imagePipeline.ts';
import type { ImageSummary } from '../../../aws/imagebuilder/imageSummary.ts';
import { getWorkflowStepExecution } from '../../../aws/imagebuilder/operations/getWorkflowStepExecution.ts';
import { listImageBuildVersions } from '../../../aws/imagebuilder/operations/listImageBuildVersions.ts';
import { listImagePipelines } from '../../../aws/imagebuilder/operations/listImagePipelines.ts';
import {
  listWaitingWorkflowSteps,
  type WaitingStep,
} from '../../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { listWorkflowExecutions } from '../../../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { toServiceError, type ServiceError } from '../../../aws/serviceError.ts';
import type { OperationName } from '../../../aws/registry.ts';
import { parseInstant } from '../../../lib/time.ts';
import { type BuildRun, buildRun, usualSample } from './buildRuns.ts';
import { type OverviewBuild, overviewBuilds, pipelineRows } from './pipelineRows.ts';
import { createSweep, type Sweep } from './sweep.ts';

/** One list of the account, as far as it was read. */
export interface Part<Item> {
  readonly items: readonly Item[];
  /** When it was last read, in milliseconds since the epoch; undefined before the first response. */
  readonly readAt: number | undefined;
  /** Why it could not be read, or not read again; the items stay. */
  readonly error: ServiceError | undefined;
}

/** What is known of one account and Region. */
export interface OverviewState {
  readonly pipelines: Part<ImagePipeline>;
  readonly builds: Part<ImageSummary>;
  readonly waiting: Part<WaitingStep>;
  /** Whether older builds may exist that were not read. */
  readonly hasMoreBuilds: boolean;
  /** When builds ran, by their ARNs. */
  readonly runs: ReadonlyMap<string, BuildRun | undefined>;
  /** When waiting steps time out, by their ids. */
  readonly timeouts: ReadonlyMap<string, number | undefined>;
}

/** Reads the overview of one account and Region. */
export interface OverviewStore {
  readonly client: AwsClient;
  readonly read: () => OverviewState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads everything for the first time; the same promise for every caller. */
  readonly start: () => Promise<void>;
  /** Reads again what changes, with at most three requests. Rejects when throttled, or when nothing could be read. */
  readonly refresh: (signal: AbortSignal) => Promise<void>;
  /** Reads when a build ran, unless that is known. */
  readonly readRun: (imageBuildVersionArn: string) => Promise<void>;
}

/** Pages of builds that are read at first, to have ten of each pipeline. */
const mostHistoryPages = 8;
/** Requests for durations and timeouts that follow the first lists at once; others wait for a refresh. */
const mostDetails = 48;
/** Finished builds of each pipeline whose durations are read without being asked for. */
const sampled = 3;

const nothing = { items: [], readAt: undefined, error: undefined };

export function createOverviewStore(client: AwsClient): OverviewStore {
  const listeners = new Set<() => void>();
  let state: OverviewState = {
    pipelines: nothing,
    builds: nothing,
    waiting: nothing,
    hasMoreBuilds: false,
    runs: new Map(),
    timeouts: new Map(),
  };
  let started: Promise<void> | undefined;
  let wasDetail = false;
  const set = (change: Partial<OverviewState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

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
    part: 'pipelines' | 'waiting' | 'builds',
    operation: OperationName,
    read: () => Promise<readonly Item[]>,
    signal?: AbortSignal,
  ): Promise<ServiceError | undefined> => {
    try {
      const items = await read();
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
    const read = async () => {
      const page = await listImageBuildVersions(client, paging(nextToken), signal);
      next = page.nextToken;
      forgetRuns(page.imageSummaryList);
      return merged(state.builds.items, page.imageSummaryList);
    };
    const error = await readPart('builds', 'ListImageBuildVersions', read, signal);
    return { error, next };
  };

  /** A build that has ended, or is retried in place, ran otherwise than it was read. */
  const forgetRuns = (read: readonly ImageSummary[]) => {
    const stages = new Map(state.builds.items.map((build) => [build.arn, stageOf(build)]));
    const changed = read.filter((build) => stages.has(build.arn) && stages.get(build.arn) !== stageOf(build));
    if (changed.length === 0) return;
    const runs = new Map(state.runs);
    for (const { arn = '' } of changed) runs.delete(arn);
    set({ runs });
  };

  const readRun = async (arn: string, signal?: AbortSignal): Promise<ServiceError | undefined> => {
    try {
      const input = { imageBuildVersionArn: arn, maxResults: 25 };
      const { workflowExecutions } = await listWorkflowExecutions(client, input, signal);
      set({ runs: new Map(state.runs).set(arn, buildRun(workflowExecutions)) });
      return undefined;
    } catch (failure) {
      const error = toServiceError(failure, 'ListWorkflowExecutions');
      // A throttled request is repeated later. Otherwise there is no duration to show: that is what `undefined` says.
      if (signal?.aborted !== true && error.kind !== 'throttled') {
        set({ runs: new Map(state.runs).set(arn, undefined) });
      }
      return error;
    }
  };
  const readTimeout = async (id: string, signal?: AbortSignal): Promise<ServiceError | undefined> => {
    try {
      const detail = await getWorkflowStepExecution(client, { stepExecutionId: id }, signal);
      const began = parseInstant(detail.startTime);
      const { timeoutSeconds } = detail;
      const until =
        began === undefined || timeoutSeconds === undefined ? undefined : began + timeoutSeconds * 1000;
      set({ timeouts: new Map(state.timeouts).set(id, until) });
      return undefined;
    } catch (failure) {
      const error = toServiceError(failure, 'GetWorkflowStepExecution');
      if (signal?.aborted !== true && error.kind !== 'throttled') {
        set({ timeouts: new Map(state.timeouts).set(id, undefined) });
      }
      return error;
    }
  };

  /** The next duration or timeout to read, the most useful first; undefined when all are known. */
  const nextDetail = (): ((signal?: AbortSignal) => Promise<ServiceError | undefined>) | undefined => {
    const step = state.waiting.items.find(
      ({ stepExecutionId: id }) => id !== undefined && !state.timeouts.has(id),
    );
    const stepId = step?.stepExecutionId;
    if (stepId !== undefined) return async (signal) => readTimeout(stepId, signal);
    const { rows } = pipelineRows(state.pipelines.items, overviewBuilds(state.builds.items));
    const running = rows.filter(({ builds }) => builds.some(isUnderWay));
    const wanted = [
      ...running.flatMap(({ builds }) => builds.filter(isUnderWay)),
      ...[...running, ...rows].flatMap(({ builds }) => usualSample(builds).slice(0, sampled)),
    ];
    const arn = wanted.find(({ build }) => !state.runs.has(build.arn))?.build.arn;
    return arn === undefined ? undefined : async (signal) => readRun(arn, signal);
  };

  const readHistory = async (token: string | undefined) => {
    let next = token;
    for (let page = 1; next !== undefined && page < mostHistoryPages; page += 1) {
      const read = await readBuilds(undefined, next);
      next = read.error ? undefined : read.next;
    }
    set({ hasMoreBuilds: next !== undefined });
  };

  return {
    client,
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      started ??= (async () => {
        const [builds] = await Promise.all([readBuilds(), readPipelines(), readWaiting()]);
        await Promise.all([
          pipelines.rest(readPipelines),
          waiting.rest(readWaiting),
          readHistory(builds.next),
        ]);
        for (let count = 0; count < mostDetails; count += 1) {
          // oxlint-disable-next-line no-await-in-loop -- one request at a time leaves the quota to what the user opens
          const error = await nextDetail()?.();
          if (error?.kind === 'throttled') break;
        }
      })();
      return started;
    },
    async refresh(signal) {
      // The first reading would be repeated.
      if (started) await started;
      const detail = wasDetail ? undefined : nextDetail();
      wasDetail = detail !== undefined;
      const [waitingError, { error }, third] = await Promise.all([
        readWaiting(signal),
        readBuilds(signal),
        detail ? detail(signal) : readPipelines(signal),
      ]);
      const errors = [waitingError, error, third].filter((each) => each !== undefined);
      const throttled = errors.find(({ kind }) => kind === 'throttled');
      const isAll = waitingError !== undefined && error !== undefined;
      if (throttled) throw throttled;
      if (isAll) throw error;
    },
    async readRun(arn) {
      if (!state.runs.has(arn)) await readRun(arn);
    },
  };
}

function isUnderWay({ status }: OverviewBuild): boolean {
  return imageStatusMeaning(status).stage === 'underWay';
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
