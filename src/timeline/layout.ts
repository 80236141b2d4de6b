import type { Attempt } from '../aws/imagebuilder/attempts.ts';
import { canStillChange } from '../aws/imagebuilder/executionStatus.ts';
import { shownStepStatus } from '../aws/imagebuilder/waiting.ts';
import type { StatusAppearance } from '../lib/appearance.ts';
import { canStepStillChange } from '../aws/imagebuilder/stepStatus.ts';
import { type Bar, barOf, plausibleSpan, extentOf, type Span } from './bar.ts';
import { type Part, type Phase, phasesOf } from './phases.ts';
import type { StepsOf, TimelineRow, TimelineStep } from './timelineRow.ts';

/** One row of the timeline. `key` is unique among all lanes. */
export type Lane = PhaseLane | GroupLane | ExecutionLane | StepLane | NoteLane;

export interface PhaseLane {
  readonly kind: 'phase';
  readonly key: string;
  readonly type: string | undefined;
  readonly size: number;
  readonly bar: Bar;
}

export interface GroupLane {
  readonly kind: 'group';
  readonly key: string;
  readonly name: string;
  /** Without the runs that a later attempt superseded. */
  readonly size: number;
  /** Whether the phase has no other parts, so that the heading of the phase already shows its extent. */
  readonly isWholePhase: boolean;
  readonly bar: Bar;
}

export interface ExecutionLane {
  readonly kind: 'execution';
  readonly key: string;
  readonly row: TimelineRow;
  readonly bar: Bar;
  /** Undefined where the workflow ran only once. */
  readonly attempt: Attempt | undefined;
  /** The running step, as far as the steps are known. */
  readonly current: StepLane | undefined;
  readonly group: string | undefined;
  readonly open: boolean;
  /** Its waiting times, as far as the steps are known. */
  readonly waits: readonly Pick<StepLane, 'key' | 'bar'>[];
}

export interface StepLane {
  readonly kind: 'step';
  readonly key: string;
  readonly step: TimelineStep;
  readonly bar: Bar;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly status: StatusAppearance;
  /** Whether it waits for an action, such as RESUME. */
  readonly isWait: boolean;
  readonly group: string | undefined;
}

/** Shown instead of steps. */
export interface NoteLane {
  readonly kind: 'note';
  readonly key: string;
  readonly why: 'loading' | 'none' | 'unknown';
  readonly group: string | undefined;
}

/** The lanes from top to bottom, and the bars that the scale has to cover. Independent of the current time. */
export interface Layout {
  readonly lanes: readonly Lane[];
  /** The bars of the executions. */
  readonly bars: readonly Bar[];
  /** Whether an execution has yet to start. */
  readonly isAwaiting: boolean;
}

export interface LayoutSettings {
  readonly isOpen: (key: string) => boolean;
  readonly stepsOf: StepsOf;
}

/** Lays out the executions of one build: phase by phase, groups and attempts together, open ones with their steps. */
export function layOut(rows: readonly TimelineRow[], settings: LayoutSettings): Layout {
  const executions = rows.map(({ execution }) => execution);
  const plausible = plausibleSpan(executions);
  const bars = new Map(
    rows.map((row) => [
      row,
      barOf(row.execution, {
        canChange: canStillChange(row.execution.status),
        hasStarted: hasStarted(row.execution.status),
        plausible,
      }),
    ]),
  );
  const barOfRow = (row: TimelineRow): Bar => bars.get(row) ?? { kind: 'none', why: 'notStarted' };
  const context: Context = { ...settings, plausible, barOfRow };
  return {
    lanes: phasesOf(rows).flatMap((phase) => lanesOfPhase(phase, context)),
    bars: Array.from(bars.values()),
    isAwaiting: rows.some((row) => canStillChange(row.execution.status) && barOfRow(row).kind === 'none'),
  };
}

/** Whether a status implies a start. CANCELLED and SKIPPED executions may never have started. */
function hasStarted(status: string | undefined): boolean {
  return ['RUNNING', 'COMPLETED', 'FAILED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETED'].includes(
    status ?? '',
  );
}

function hasStepStarted(status: string | undefined): boolean {
  return ['RUNNING', 'WAITING', 'COMPLETED', 'FAILED', 'TIMED_OUT'].includes(status ?? '');
}

interface Context extends LayoutSettings {
  readonly plausible: Span;
  readonly barOfRow: (row: TimelineRow) => Bar;
}

function lanesOfPhase({ type, size, parts }: Phase, context: Context): Lane[] {
  const bar = extentOf(parts.flatMap(({ rows }) => rows.map(context.barOfRow)));
  const heading: Lane = { kind: 'phase', key: `phase ${type ?? ''}`, type, size, bar };
  return [heading, ...parts.flatMap((part) => lanesOfPart(part, type, parts.length === 1, context))];
}

function lanesOfPart(
  { group, rows }: Part,
  type: string | undefined,
  isWholePhase: boolean,
  context: Context,
): Lane[] {
  const lanes = rows.flatMap((row) => lanesOfExecution(row, group, context));
  if (group === undefined) return lanes;
  const heading: GroupLane = {
    kind: 'group',
    key: `group ${type ?? ''} ${group}`,
    name: group,
    size: rows.filter(({ attempt }) => attempt?.isLatest !== false).length,
    isWholePhase,
    bar: extentOf(rows.map(context.barOfRow)),
  };
  return [heading, ...lanes];
}

function lanesOfExecution(row: TimelineRow, group: string | undefined, context: Context): Lane[] {
  const { execution, key } = row;
  const open = context.isOpen(key);
  const { workflowExecutionId: id } = execution;
  const steps = id === undefined ? undefined : context.stepsOf(id);
  const stepLanes = Array.isArray(steps) ? lanesOfSteps(steps, row, group, context) : [];
  const lane: ExecutionLane = {
    kind: 'execution',
    key: `execution ${key}`,
    row,
    bar: context.barOfRow(row),
    attempt: row.attempt,
    current: stepLanes.findLast(({ bar }) => bar.kind === 'moving'),
    group,
    open,
    waits: stepLanes.filter(({ isWait }) => isWait),
  };
  if (!open) return [lane];
  if (stepLanes.length > 0) return [lane, ...stepLanes];
  const why = steps === 'loading' ? steps : steps === undefined ? 'unknown' : 'none';
  return [lane, { kind: 'note', key: `note ${key}`, why, group }];
}

function lanesOfSteps(
  steps: readonly TimelineStep[],
  { execution, key }: TimelineRow,
  group: string | undefined,
  { plausible }: Context,
): StepLane[] {
  const hasEnded = !canStillChange(execution.status);
  return steps.map((step, index) => ({
    kind: 'step',
    key: `step ${key} ${index}`,
    step,
    bar: barOf(step, {
      canChange: canStepStillChange(step.status, hasEnded),
      hasStarted: hasStepStarted(step.status),
      plausible,
    }),
    number: index + 1,
    of: steps.length,
    status: shownStepStatus(step, { executionHasEnded: hasEnded }),
    isWait: step.action === 'WaitForAction' || step.status === 'WAITING',
    group,
  }));
}
