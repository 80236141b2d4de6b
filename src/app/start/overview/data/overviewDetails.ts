import type { AwsClient } from '../../../../aws/client.ts';
import { imageStatusMeaning } from '../../../../aws/imagebuilder/imageStatus.ts';
import { getWorkflowStepExecution } from '../../../../aws/imagebuilder/operations/getWorkflowStepExecution.ts';
import { listWorkflowExecutions } from '../../../../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { listWorkflowStepExecutions } from '../../../../aws/imagebuilder/operations/listWorkflowStepExecutions.ts';
import { splitReadable } from '../../../../aws/imagebuilder/listResponse.ts';
import type { OperationName } from '../../../../aws/registry.ts';
import { toServiceError, type ServiceError } from '../../../../aws/serviceError.ts';
import { parseInstant } from '../../../../lib/time.ts';
import { currentStepOf } from '../../../../steps/currentStep.ts';
import { buildRun, runningExecution, usualSample } from './buildRuns.ts';
import type { OverviewState } from './overviewState.ts';
import type { OverviewBuild } from './pipelineRows.ts';

/** Reads one detail. Resolves with what it failed with. */
export type ReadDetail = (signal?: AbortSignal) => Promise<ServiceError | undefined>;

/** Reads what the lists do not have: when builds ran, the steps that they are in, and when waiting steps time out. */
export interface OverviewDetails {
  /** The next duration or timeout to read, the most useful first; undefined when all are known. */
  readonly next: () => ReadDetail | undefined;
  /** Reads when a build ran, unless that is known, and the step that a running one is in. */
  readonly readBuild: (build: OverviewBuild) => Promise<void>;
}

/** Finished builds of each pipeline whose durations are read before a user points at them. */
const sampled = 3;

export function createOverviewDetails(
  client: AwsClient,
  read: () => OverviewState,
  set: (change: Partial<OverviewState>) => void,
): OverviewDetails {
  /** Keeps that a detail could not be read; a throttled request is repeated later. */
  const attempt = async (
    operation: OperationName,
    signal: AbortSignal | undefined,
    task: () => Promise<void>,
    unknown: () => Partial<OverviewState>,
  ): Promise<ServiceError | undefined> => {
    try {
      await task();
      return undefined;
    } catch (failure) {
      const error = toServiceError(failure, operation);
      if (signal?.aborted !== true && error.kind !== 'throttled') set(unknown());
      return error;
    }
  };

  const readExecutions = async (arn: string, signal?: AbortSignal) => {
    const input = { imageBuildVersionArn: arn, maxResults: 25 };
    const { workflowExecutions } = await listWorkflowExecutions(client, input, signal);
    set({ runs: new Map(read().runs).set(arn, buildRun(workflowExecutions)) });
    return workflowExecutions;
  };
  const readRun = async (arn: string, signal?: AbortSignal) =>
    attempt(
      'ListWorkflowExecutions',
      signal,
      async () => {
        await readExecutions(arn, signal);
      },
      () => ({ runs: new Map(read().runs).set(arn, undefined) }),
    );
  const readTimeout = async (id: string, signal?: AbortSignal) =>
    attempt(
      'GetWorkflowStepExecution',
      signal,
      async () => {
        const detail = await getWorkflowStepExecution(client, { stepExecutionId: id }, signal);
        const began = parseInstant(detail.startTime);
        const { timeoutSeconds } = detail;
        const until =
          began === undefined || timeoutSeconds === undefined ? undefined : began + timeoutSeconds * 1000;
        set({ timeouts: new Map(read().timeouts).set(id, until) });
      },
      () => ({ timeouts: new Map(read().timeouts).set(id, undefined) }),
    );
  const readStep = async (arn: string) =>
    attempt(
      'ListWorkflowStepExecutions',
      undefined,
      async () => {
        // Which workflow of the build runs changes too.
        const workflowExecutionId = runningExecution(await readExecutions(arn));
        const steps =
          workflowExecutionId === undefined
            ? []
            : (await listWorkflowStepExecutions(client, { workflowExecutionId, maxResults: 25 })).steps;
        set({
          currentSteps: new Map(read().currentSteps).set(arn, currentStepOf(splitReadable(steps).items)),
        });
      },
      () => ({ currentSteps: new Map(read().currentSteps).set(arn, undefined) }),
    );

  const steps = new Map<string, Promise<unknown>>();

  return {
    next() {
      const { waiting, timeouts, runs, rows: pipelines } = read();
      const stepId = waiting.items
        .flatMap(({ stepExecutionId: id }) => id ?? [])
        .find((id) => !timeouts.has(id));
      if (stepId !== undefined) return async (signal) => readTimeout(stepId, signal);
      const { rows } = pipelines;
      const running = rows.filter(({ builds }) => builds.some(isUnderWay));
      const wanted = [
        ...running.flatMap(({ builds }) => builds.filter(isUnderWay)),
        ...[...running, ...rows].flatMap(({ builds }) => usualSample(builds).slice(0, sampled)),
      ];
      const arn = wanted.find(({ build }) => !runs.has(build.arn))?.build.arn;
      return arn === undefined ? undefined : async (signal) => readRun(arn, signal);
    },
    async readBuild(each) {
      const { arn } = each.build;
      if (!isUnderWay(each)) {
        if (!read().runs.has(arn)) await readRun(arn);
        return;
      }
      // At most one at a time for each build: the pointer may cross a mark several times.
      const pending = steps.get(arn) ?? readStep(arn).finally(() => steps.delete(arn));
      steps.set(arn, pending);
      await pending;
    },
  };
}

export function isUnderWay({ status }: Pick<OverviewBuild, 'status'>): boolean {
  return imageStatusMeaning(status).stage === 'underWay';
}
