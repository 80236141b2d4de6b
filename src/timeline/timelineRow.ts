import type { Attempt } from '../aws/imagebuilder/attempts.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { StepState } from '../aws/imagebuilder/waiting.ts';
import type { StatusAppearance } from '../lib/appearance.ts';

/** One execution with what the timeline shows of it. */
export interface TimelineRow {
  /** The key that `isOpen` and `toggle` take. */
  readonly key: string;
  readonly execution: WorkflowExecution;
  readonly workflowName: string;
  readonly workflowVersion: string | undefined;
  /** Undefined where the workflow ran only once. */
  readonly attempt: Attempt | undefined;
}

/** One step of an execution, in the order of the workflow. Times are the API's strings. */
export interface TimelineStep extends StepState {
  readonly name?: string | undefined;
}

/** The steps of an execution by its `workflowExecutionId`; undefined when they are not loaded. */
export type StepsOf = (workflowExecutionId: string) => readonly TimelineStep[] | 'loading' | undefined;

/** The label, tone and icon of an execution's status. */
export type AppearanceOf = (status: string | undefined) => StatusAppearance;
