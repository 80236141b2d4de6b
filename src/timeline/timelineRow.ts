import type { Attempt } from '../aws/imagebuilder/attempts.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { StatusLook } from '../statuses/statusLook.ts';

/** One execution, as the timeline needs it. */
export interface TimelineRow {
  /** Names the row for good: what `isOpen` and `toggle` are asked with. */
  readonly key: string;
  readonly execution: WorkflowExecution;
  readonly workflowName: string;
  readonly workflowVersion: string | undefined;
  /** Undefined where the workflow ran only once. */
  readonly attempt: Attempt | undefined;
}

/** One step of an execution, in the order of the workflow. Times are the API's strings. */
export interface TimelineStep {
  readonly name?: string | undefined;
  readonly status?: string | undefined;
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
  /** Whether the step's time is spent waiting for somebody outside to answer it. */
  readonly waiting?: boolean | undefined;
}

/** The steps of an execution by its `workflowExecutionId`; undefined when nobody knows them. */
export type StepsOf = (workflowExecutionId: string) => readonly TimelineStep[] | 'loading' | undefined;

/** How the status of an execution looks. */
export type LookOf = (status: string | undefined) => StatusLook;
