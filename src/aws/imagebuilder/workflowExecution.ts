import { readElement } from './listResponse.ts';
import { countIn, flagIn, type RawObject, textIn } from '../rawObject.ts';

/**
 * One run of a workflow for an image build. Every field is optional, as in the API; times are the API's strings.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowExecutionMetadata.html
 */
export interface WorkflowExecution {
  readonly workflowExecutionId: string | undefined;
  readonly workflowBuildVersionArn: string | undefined;
  readonly type: string | undefined;
  readonly status: string | undefined;
  readonly message: string | undefined;
  readonly totalStepCount: number | undefined;
  readonly totalStepsSucceeded: number | undefined;
  readonly totalStepsFailed: number | undefined;
  readonly totalStepsSkipped: number | undefined;
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  readonly parallelGroup: string | undefined;
  readonly retried: boolean | undefined;
  /** The object as it came: fields newer than this code, and values that were not what their field says. */
  readonly raw: RawObject;
}

/** Reads an execution from a response. An element that is no object keeps its place as a placeholder. */
export function parseWorkflowExecution(value: unknown): WorkflowExecution {
  const raw = readElement(value);
  return {
    workflowExecutionId: textIn(raw, 'workflowExecutionId'),
    workflowBuildVersionArn: textIn(raw, 'workflowBuildVersionArn'),
    type: textIn(raw, 'type'),
    status: textIn(raw, 'status'),
    message: textIn(raw, 'message'),
    totalStepCount: countIn(raw, 'totalStepCount'),
    totalStepsSucceeded: countIn(raw, 'totalStepsSucceeded'),
    totalStepsFailed: countIn(raw, 'totalStepsFailed'),
    totalStepsSkipped: countIn(raw, 'totalStepsSkipped'),
    startTime: textIn(raw, 'startTime'),
    endTime: textIn(raw, 'endTime'),
    parallelGroup: textIn(raw, 'parallelGroup'),
    retried: flagIn(raw, 'retried'),
    raw,
  };
}
