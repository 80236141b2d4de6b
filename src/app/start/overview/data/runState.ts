import type { ImagePipeline } from '../../../../aws/imagebuilder/imagePipeline.ts';
import { parseScheduleExpression, previousMatches } from '../../../../aws/imagebuilder/schedule.ts';
import { parseInstant } from '../../../../lib/time.ts';

/** Failures in a row after which the service disables a pipeline, unless its policy names another number. */
const defaultFailureCount = 5;

/** A build may start up to a minute after its time; clocks differ. */
const tolerance = 60_000;

/** A scheduled build that is late by less than this may still be about to start. */
const grace = 10 * 60_000;

/** Why a pipeline ran last, or did not, as far as the API tells. Instants are milliseconds since the epoch. */
export type RunState =
  | { readonly kind: 'noSchedule' }
  /** `probablyFailures`: it has failed as often as its policy allows. The API does not say what disabled it. */
  | { readonly kind: 'disabled'; readonly cause: 'probablyFailures' | 'user' }
  /** The schedule cannot be computed: a rate, or a form that is not known. */
  | { readonly kind: 'scheduleUnknown' }
  | { readonly kind: 'ranOnTime'; readonly dueAt: number }
  /** It has not been due since it was created or changed. */
  | { readonly kind: 'notDueYet' }
  /** Due and not started, where the start condition asks for updates: there was none, or the start failed. Undecided. */
  | { readonly kind: 'noUpdateOrFailed'; readonly dueAt: number }
  /** Due and not started although every match should start a build. */
  | { readonly kind: 'missed'; readonly dueAt: number };

/** Failures in a row, and the number at which the service disables the pipeline. */
export function failuresOf({ consecutiveFailures = 0, schedule }: ImagePipeline): {
  readonly inARow: number;
  readonly limit: number;
  readonly isDefault: boolean;
} {
  const limit = schedule?.autoDisablePolicy?.failureCount;
  return { inARow: consecutiveFailures, limit: limit ?? defaultFailureCount, isDefault: limit === undefined };
}

/** Whether each match of the schedule starts a build, without an update of a dependency. */
export function startsAlways({ schedule }: ImagePipeline): boolean {
  return schedule?.pipelineExecutionStartCondition === 'EXPRESSION_MATCH_ONLY';
}

/** Says why a pipeline ran last, or did not. `now` is in milliseconds since the epoch. */
export function runState(pipeline: ImagePipeline, now: number): RunState {
  const { schedule, status } = pipeline;
  if (status === 'DISABLED') {
    const { inARow, limit } = failuresOf(pipeline);
    return { kind: 'disabled', cause: inARow >= limit ? 'probablyFailures' : 'user' };
  }
  const expression = schedule?.scheduleExpression;
  if (schedule === undefined || expression === undefined || expression.trim() === '')
    return { kind: 'noSchedule' };
  if (parseScheduleExpression(expression)?.kind !== 'cron') return { kind: 'scheduleUnknown' };
  const [dueAt] = previousMatches(schedule, now - grace, 1);
  if (dueAt === undefined) return { kind: 'scheduleUnknown' };
  const lastRun = parseInstant(pipeline.dateLastRun);
  if (lastRun !== undefined && lastRun >= dueAt - tolerance) return { kind: 'ranOnTime', dueAt };
  // A change of the schedule moves what was due before it.
  const changed = parseInstant(pipeline.dateUpdated ?? pipeline.dateCreated);
  if (changed !== undefined && changed > dueAt) return { kind: 'notDueYet' };
  return startsAlways(pipeline) ? { kind: 'missed', dueAt } : { kind: 'noUpdateOrFailed', dueAt };
}
