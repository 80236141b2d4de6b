import { imageStatusMeaning } from '../../../../aws/imagebuilder/imageStatus.ts';
import type { WaitingStep } from '../../../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { parseImageBuildVersionArn, type ImageBuildVersion } from '../../../../aws/imagebuilder/arn.ts';
import { type BuildRun, isLongerThanUsual, usualDuration } from './buildRuns.ts';
import type { OverviewBuild, PipelineRow, PipelineRows } from './pipelineRows.ts';
import { runState } from './runState.ts';

/** What a user has to look at. Instants and durations are in milliseconds. */
export type AttentionItem =
  /** The last build that ended has failed. `failures`: scheduled ones in a row, where the pipeline says so. */
  | {
      readonly kind: 'failed';
      readonly key: string;
      readonly build: OverviewBuild;
      readonly row: PipelineRow | undefined;
    }
  | {
      readonly kind: 'waiting';
      readonly key: string;
      readonly step: WaitingStep;
      readonly build: ImageBuildVersion | undefined;
      readonly row: PipelineRow | undefined;
      /** When it times out; undefined while that is not known. */
      readonly until: number | undefined;
    }
  | {
      readonly kind: 'slow';
      readonly key: string;
      readonly build: OverviewBuild;
      readonly row: PipelineRow;
      readonly since: number;
      readonly usual: number;
    }
  | { readonly kind: 'missed'; readonly key: string; readonly row: PipelineRow; readonly dueAt: number }
  | {
      readonly kind: 'disabled';
      readonly key: string;
      readonly row: PipelineRow;
      readonly cause: 'probablyFailures' | 'user';
    };

export interface AttentionInput extends PipelineRows {
  readonly waiting: readonly WaitingStep[];
  /** When each waiting step times out, by its id. */
  readonly timeouts: ReadonlyMap<string, number | undefined>;
  /** When builds ran, by their ARNs. */
  readonly runs: ReadonlyMap<string, BuildRun | undefined>;
  readonly now: number;
}

/** A failed build of no pipeline is pointed out for this long. */
const recent = 7 * 24 * 3_600_000;

/** Everything that needs attention, the most urgent first. */
export function attentionItems(input: AttentionInput): readonly AttentionItem[] {
  const { rows, waiting, now } = input;
  const failed = [
    ...rows
      .filter(({ pipeline }) => pipeline.status !== 'DISABLED')
      .flatMap((row) => failedBuild(row.builds, row)),
    ...otherFailures(input),
  ];
  const states = rows.map((row) => ({ row, state: runState(row.pipeline, now) }));
  return [
    ...failed,
    ...waiting.map((step) => waitingItem(step, input)),
    ...rows.flatMap((row) => slowBuilds(row, input)),
    ...states.flatMap(({ row, state }): AttentionItem[] =>
      state.kind === 'missed' ? [{ kind: 'missed', key: `missed ${row.key}`, row, dueAt: state.dueAt }] : [],
    ),
    ...states.flatMap(({ row, state }): AttentionItem[] =>
      state.kind === 'disabled'
        ? [{ kind: 'disabled', key: `disabled ${row.key}`, row, cause: state.cause }]
        : [],
    ),
  ].toSorted(byUrgency);
}

const urgency = [
  'failed',
  'waiting',
  'slow',
  'missed',
  'disabled',
] as const satisfies AttentionItem['kind'][];

/** Orders items of one or several accounts: failed builds by their age, waiting steps by the time that is left. */
export function byUrgency(a: AttentionItem, b: AttentionItem): number {
  if (a.kind === 'failed' && b.kind === 'failed') return (b.build.createdAt ?? 0) - (a.build.createdAt ?? 0);
  if (a.kind === 'waiting' && b.kind === 'waiting') return instant(a.until) - instant(b.until);
  return urgency.indexOf(a.kind) - urgency.indexOf(b.kind);
}

/** Behind all others while it is not known. */
function instant(time: number | undefined): number {
  return time ?? Number.MAX_SAFE_INTEGER;
}

type FailedItem = Extract<AttentionItem, { kind: 'failed' }>;

/** The last build that ended, when it failed. A build that was cancelled says nothing. */
function failedBuild(builds: readonly OverviewBuild[], row: PipelineRow | undefined): FailedItem[] {
  const last = builds.find(({ status }) => ['made', 'failed'].includes(imageStatusMeaning(status).stage));
  return last && imageStatusMeaning(last.status).stage === 'failed'
    ? [{ kind: 'failed', key: `failed ${last.build.arn}`, build: last, row }]
    : [];
}

function otherFailures({ others, now }: AttentionInput): FailedItem[] {
  return [...new Set(others.map(imageOf))]
    .flatMap((key) =>
      failedBuild(
        others.filter((build) => imageOf(build) === key),
        undefined,
      ),
    )
    .filter(({ build }) => now - (build.createdAt ?? 0) < recent);
}

function imageOf({ build }: OverviewBuild): string {
  return `${build.account}/${build.image}`;
}

function waitingItem(step: WaitingStep, { rows, timeouts }: AttentionInput) {
  const arn = step.imageBuildVersionArn ?? '';
  const row = rows.find(({ builds }) => builds.some(({ build }) => build.arn === arn));
  return {
    kind: 'waiting',
    key: `waiting ${step.stepExecutionId ?? arn}`,
    step,
    build: parseImageBuildVersionArn(arn),
    row,
    until: timeouts.get(step.stepExecutionId ?? ''),
  } as const;
}

/** Builds that run longer than the pipeline's builds usually take. One that waits for an action does not count. */
function slowBuilds(row: PipelineRow, { waiting, runs, now }: AttentionInput): AttentionItem[] {
  const usual = usualDuration(row.builds, runs);
  if (usual === undefined) return [];
  return row.builds.flatMap((build): AttentionItem[] => {
    const { arn } = build.build;
    const isWaiting = waiting.some(({ imageBuildVersionArn }) => imageBuildVersionArn === arn);
    const since = runs.get(arn)?.startedAt ?? build.createdAt;
    const isUnderWay = imageStatusMeaning(build.status).stage === 'underWay';
    if (isWaiting || !isUnderWay || since === undefined || !isLongerThanUsual(now - since, usual)) return [];
    return [{ kind: 'slow', key: `slow ${arn}`, build, row, since, usual }];
  });
}
