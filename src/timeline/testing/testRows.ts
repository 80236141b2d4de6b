import { attemptsOf } from '../../aws/imagebuilder/attempts.ts';
import { parseWorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import type { AppearanceOf, TimelineRow, TimelineStep } from '../timelineRow.ts';

/** The start of the builds in these tests, in milliseconds since the epoch. */
export const start = Date.parse('2026-11-20T12:00:00.000Z');

/** A timestamp of the API, the given minutes after the start. */
export function at(minutes: number): string {
  return new Date(start + minutes * 60_000).toISOString();
}

/** An execution of `name` from one minute to another, either of which may be missing. */
export function row(
  name: string,
  from: number | undefined,
  to: number | undefined,
  more: Readonly<Record<string, unknown>> = {},
): TimelineRow {
  const execution = parseWorkflowExecution({
    workflowExecutionId: `wf-${name}`,
    workflowBuildVersionArn: `arn:aws:imagebuilder:us-east-1:aws:workflow/test/${name}/1.0.0/1`,
    type: 'TEST',
    status: to === undefined ? (from === undefined ? 'PENDING' : 'RUNNING') : 'COMPLETED',
    ...(from === undefined ? {} : { startTime: at(from) }),
    ...(to === undefined ? {} : { endTime: at(to) }),
    ...more,
  });
  const key = execution.workflowExecutionId ?? name;
  return { key, execution, workflowName: name, workflowVersion: '1.0.0', attempt: undefined };
}

/** The same rows, with the numbers of their attempts. */
export function numbered(rows: readonly TimelineRow[]): TimelineRow[] {
  const attempts = attemptsOf(rows.map(({ execution }) => execution));
  return rows.map((each) => ({ ...each, attempt: attempts.get(each.execution) }));
}

/** A step from one minute to another. */
export function step(
  name: string,
  from: number | undefined,
  to: number | undefined,
  more: Partial<TimelineStep> = {},
): TimelineStep {
  return {
    name,
    status: to === undefined ? (from === undefined ? 'PENDING' : 'RUNNING') : 'COMPLETED',
    startTime: from === undefined ? undefined : at(from),
    endTime: to === undefined ? undefined : at(to),
    ...more,
  };
}

/** Shows each status with the API's value as its label. */
export const appearanceOf: AppearanceOf = (status) => ({
  tone: status === 'FAILED' ? 'danger' : 'neutral',
  shape: status === 'FAILED' ? 'cross' : 'check',
  label: status ?? 'No status',
});
