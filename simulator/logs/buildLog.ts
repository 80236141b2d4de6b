/** The log of a build, computed from its plan and its timeline. Lines of the future are in it: readers stop at the clock. */
import { seconds } from '../clock.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { workflowArn } from '../plans/workflow.ts';
import { amiOf, factsOf } from '../projection/facts.ts';
import type { TimedExecution, TimedStep, Timeline } from '../projection/timed.ts';
import { placeOf } from '../wire/execution.ts';
import { componentLines } from './componentLines.ts';
import { joinEvents, type Block, type LogEvent, type LogEvents } from './events.ts';
import { progressLines } from './progressLines.ts';

const finalStatuses = new Set(['AVAILABLE', 'DEPRECATED', 'FAILED', 'CANCELLED']);
const known = new WeakMap<Timeline, LogEvents>();

/** A build's events. Empty for a build that writes none. Computed once for each timeline. */
export function buildLog(plan: BuildPlan, timeline: Timeline, seed: number): LogEvents {
  const events = known.get(timeline) ?? computeLog(plan, timeline, seed);
  known.set(timeline, events);
  return events;
}

function computeLog(plan: BuildPlan, timeline: Timeline, seed: number): LogEvents {
  if (plan.log === 'noStream' || plan.log === 'expired' || plan.buildType === 'IMPORT')
    return joinEvents([], []);
  const events: LogEvent[] = [];
  const blocks: Block[] = [];
  const final: LogEvent[] = [];
  for (const { at, status } of timeline.milestones) {
    if (status === 'PENDING') continue;
    const event = {
      timestamp: at,
      message: `Image transitioned to ${status} state for Image ARN: ${plan.arn}`,
    };
    (finalStatuses.has(status) ? final : events).push(event);
  }
  const began = timeline.executions.find(({ start }) => start !== undefined)?.start;
  if (began !== undefined && plan.image.type === 'AMI')
    events.push({ timestamp: began, message: resolvedParent(plan, seed) });
  for (const execution of timeline.executions) {
    events.push(...workflowLines(plan, execution));
    for (const step of execution.steps) {
      events.push(...progressLines(step, factsOf(plan, execution, step, seed)));
      const written = writtenByComponents(plan, execution, step, seed);
      events.push(...written.events);
      blocks.push(...written.blocks);
    }
  }
  events.push(...final);
  return joinEvents(
    events.toSorted((a, b) => a.timestamp - b.timestamp),
    blocks,
  );
}

function resolvedParent(plan: BuildPlan, seed: number): string {
  const { region } = placeOf(plan);
  const { parentImage } = plan.image;
  return `Resolved Image Recipe parent image ${parentImage} to AMI ${amiOf(seed, parentImage, region)}.`;
}

function workflowLines(plan: BuildPlan, execution: TimedExecution): readonly LogEvent[] {
  const { start } = execution;
  if (start === undefined) return [];
  const { workflow } = execution.plan;
  const arn = workflowArn(workflow, placeOf(plan));
  return [
    { timestamp: start, message: `Started ${workflow.type} workflow ${arn}` },
    { timestamp: start, message: `Total ${execution.steps.length} steps to run for workflow ${arn}` },
  ];
}

/** Component output, spread over the time that the step was to take, so that ending it early changes no line before. */
function writtenByComponents(
  plan: BuildPlan,
  execution: TimedExecution,
  step: TimedStep,
  seed: number,
): { readonly events: readonly LogEvent[]; readonly blocks: readonly Block[] } {
  const { start, end = Number.POSITIVE_INFINITY } = step;
  const failedOutsideOfComponents = step.plan.ends === 'FAILED' && !step.plan.failure?.component;
  if (
    step.plan.action !== 'ExecuteComponents' ||
    start === undefined ||
    step.ends === 'SKIPPED' ||
    plan.log === 'progressOnly' ||
    failedOutsideOfComponents
  )
    return { events: [], blocks: [] };
  const { before, after } = componentLines(plan.image, step.plan, factsOf(plan, execution, step, seed));
  const { prints, takes } = step.plan;
  const from = start + takes * (prints ? 0.1 : 0.8);
  const until = start + takes * 0.9;
  const events = [...spread(before, start + 1, from), ...spread(after, until + 1, start + takes)];
  return {
    events: events.filter(({ timestamp }) => timestamp <= end),
    blocks: prints && until <= end ? [{ ...prints, from: Math.ceil(from), until: Math.floor(until) }] : [],
  };
}

function spread(lines: readonly string[], from: number, until: number): readonly LogEvent[] {
  const apart = Math.min(seconds(20), (until - from) / (lines.length + 1));
  return lines.map((message, index) => ({ timestamp: Math.floor(from + apart * index), message }));
}
