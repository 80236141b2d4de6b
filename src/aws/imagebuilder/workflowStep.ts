import { fieldsReader, optionalCount, optionalText } from '../fields.ts';
import { readElement } from './listResponse.ts';
import type { RawObject } from '../rawObject.ts';

const readStep = fieldsReader({
  stepExecutionId: optionalText,
  name: optionalText,
  description: optionalText,
  action: optionalText,
  status: optionalText,
  rollbackStatus: optionalText,
  message: optionalText,
  /** JSON as a string; `$.stepOutputs.…` references stay in it when the step never ran. */
  inputs: optionalText,
  /** JSON as a string, or the error of a failed step, which may be any text. */
  outputs: optionalText,
  startTime: optionalText,
  endTime: optionalText,
  /** The documentation has these two and the service model does not. */
  attemptNumber: optionalCount,
  maxAttempts: optionalCount,
});

/**
 * One step of one execution of a workflow. Every field is optional, as in the API; times are the API's strings.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowStepMetadata.html
 */
export type WorkflowStep = ReturnType<typeof readStep> & {
  /** The object as it came: fields newer than this code, and values that were not what their field says. */
  readonly raw: RawObject;
};

/** Reads a step from a response. An element that is no object keeps its place as a placeholder. */
export function parseWorkflowStep(value: unknown): WorkflowStep {
  const raw = readElement(value);
  return { ...readStep(raw), raw };
}
