import type { ImagePipeline } from '../../../../aws/imagebuilder/imagePipeline.ts';
import type { ImageSummary } from '../../../../aws/imagebuilder/imageSummary.ts';
import type { WaitingStep } from '../../../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import type { ServiceError } from '../../../../aws/serviceError.ts';
import type { CurrentStep } from '../../../../steps/currentStep.ts';
import type { BuildRun } from './buildRuns.ts';
import type { PipelineRows } from './pipelineRows.ts';

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
  /** The pipelines with their builds. */
  readonly rows: PipelineRows;
  /** Whether older builds may exist that were not read. */
  readonly hasMoreBuilds: boolean;
  /** When builds ran, by their ARNs. */
  readonly runs: ReadonlyMap<string, BuildRun | undefined>;
  /** When waiting steps time out, by their ids. */
  readonly timeouts: ReadonlyMap<string, number | undefined>;
  /** The steps that running builds were in when they were last read, by the builds' ARNs. */
  readonly currentSteps: ReadonlyMap<string, CurrentStep | undefined>;
}

export type PartName = 'pipelines' | 'builds' | 'waiting';

export const partNames = ['pipelines', 'builds', 'waiting'] as const satisfies readonly PartName[];

const noItems = { items: [], readAt: undefined, error: undefined };

export const nothingRead: OverviewState = {
  pipelines: noItems,
  builds: noItems,
  waiting: noItems,
  rows: { rows: [], others: [] },
  hasMoreBuilds: false,
  runs: new Map(),
  timeouts: new Map(),
  currentSteps: new Map(),
};

/** Whether every list has been read, or could not be. */
export function isRead(state: OverviewState): boolean {
  return partNames.every((part) => (state[part].readAt ?? state[part].error) !== undefined);
}

/** When the account and Region was first read, in milliseconds since the epoch. */
export function readAtOf({ pipelines, builds, waiting }: OverviewState): number | undefined {
  return pipelines.readAt ?? builds.readAt ?? waiting.readAt;
}

/** Whether the last attempt to read any list of the account and Region failed. */
export function isUnreadable(state: OverviewState): boolean {
  return partNames.every((part) => state[part].error !== undefined);
}
