import { queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../../aws/client.ts';
import {
  getWorkflowStepExecution,
  type WorkflowStepDetail,
} from '../../aws/imagebuilder/operations/getWorkflowStepExecution.ts';
import { parseInstant } from '../../lib/time.ts';
import { listWorkflowStepExecutions } from '../../aws/imagebuilder/operations/listWorkflowStepExecutions.ts';
import { isRawObject } from '../../aws/rawObject.ts';
import { keepsAnInstance } from '../../aws/imagebuilder/waiting.ts';
import { parseWorkflowArn } from '../../aws/imagebuilder/workflowArn.ts';
import type { AnswerableStep } from './waitingSteps.ts';
import { waitingFactsKeptFor } from '../../lib/timings.ts';

/** Details of a waiting step that its list does not have. */
export interface WaitingFacts {
  readonly detail: WorkflowStepDetail;
  /** Whether an instance runs, and is billed, until it is answered; undefined when the other steps could not be read. */
  readonly keepsAnInstance: boolean | undefined;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs tasks one after another: rows that each send requests must not send them in a burst, since the service's request rates
 * are not published. A task whose signal was aborted meanwhile is skipped.
 */
async function inTurn<Value>(signal: AbortSignal, task: () => Promise<Value>): Promise<Value> {
  const before = last;
  const run = before.then(() => {
    signal.throwIfAborted();
    return task();
  });
  last = run.catch(() => undefined);
  return run;
}

/** Reads a waiting step, and whether the steps before it left an instance running. */
export function waitingFactsQuery(client: AwsClient, step: AnswerableStep) {
  const { stepExecutionId } = step;
  return queryOptions({
    queryKey: ['waitingFacts', scopeOf(client), stepExecutionId],
    queryFn: ({ signal }) =>
      inTurn(signal, async (): Promise<WaitingFacts> => {
        const detail = await getWorkflowStepExecution(client, { stepExecutionId }, signal);
        return { detail, keepsAnInstance: await readInstance(client, step, signal) };
      }),
    // A failed read is repeated later by the next component that shows the step.
    staleTime: ({ state }) =>
      state.data && state.data.keepsAnInstance === undefined ? waitingFactsKeptFor : Infinity,
  });
}

async function readInstance(client: AwsClient, step: AnswerableStep, signal: AbortSignal) {
  // A distribution workflow has no instance.
  if (parseWorkflowArn(step.workflowBuildVersionArn)?.type === 'distribution') return false;
  const { workflowExecutionId } = step;
  if (workflowExecutionId === undefined) return undefined;
  try {
    const { steps } = await listWorkflowStepExecutions(client, { workflowExecutionId }, signal);
    const waiting = steps.find(({ stepExecutionId }) => stepExecutionId === step.stepExecutionId);
    return waiting && keepsAnInstance(steps, waiting);
  } catch {
    return undefined;
  }
}

/** Milliseconds from the epoch to the last instant that a `Date` can hold. */
const lastInstant = 8.64e15;

/** When a step times out, in milliseconds since the epoch; undefined when the service returns no valid timeout. */
export function timesOutAt(step: AnswerableStep, facts: WaitingFacts | undefined): number | undefined {
  const began = parseInstant(facts?.detail.startTime ?? step.startTime);
  const seconds = facts?.detail.timeoutSeconds;
  if (began === undefined || seconds === undefined) return undefined;
  const until = began + seconds * 1000;
  return Math.abs(until) <= lastInstant ? until : undefined;
}

/** The payload that the workflow's author gives the user: a string as it is, anything else as JSON. Untrusted text. */
export function payloadOf(inputs: string | undefined): string | undefined {
  try {
    const value: unknown = JSON.parse(inputs ?? '');
    const payload = isRawObject(value) ? value['payload'] : undefined;
    if (payload === undefined || payload === null || payload === '') return undefined;
    return typeof payload === 'string' ? payload : JSON.stringify(payload, undefined, 2);
  } catch {
    return undefined;
  }
}
