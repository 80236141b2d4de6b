import * as v from 'valibot';
import { isRawObject, optionalCount, optionalFlag, optionalText, type RawObject } from './fields.ts';

const schema = v.object({
  workflowExecutionId: optionalText,
  workflowBuildVersionArn: optionalText,
  type: optionalText,
  status: optionalText,
  message: optionalText,
  totalStepCount: optionalCount,
  totalStepsSucceeded: optionalCount,
  totalStepsFailed: optionalCount,
  totalStepsSkipped: optionalCount,
  startTime: optionalText,
  endTime: optionalText,
  parallelGroup: optionalText,
  retried: optionalFlag,
});

/**
 * One run of a workflow for an image build. Every field is optional, as in the API; times are the API's strings.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowExecutionMetadata.html
 */
export type WorkflowExecution = v.InferOutput<typeof schema> & {
  /** The object as it came: fields newer than this code, and values that were not what their field says. */
  readonly raw: RawObject;
};

/** Reads an execution from an answer. Something that is no object at all still keeps its place in the page. */
export function parseWorkflowExecution(value: unknown): WorkflowExecution {
  const raw = isRawObject(value) ? value : { unreadable: value };
  return { ...v.parse(schema, raw), raw };
}
