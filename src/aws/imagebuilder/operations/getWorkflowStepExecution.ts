import type { AwsClient } from '../../client.ts';
import { fieldsReader, optionalCount, optionalText } from '../../fields.ts';
import { isRawObject } from '../../rawObject.ts';
import { unreadable } from '../../serviceError.ts';
import { parseWorkflowStep, type WorkflowStep } from '../workflowStep.ts';

export interface GetWorkflowStepExecutionInput {
  readonly stepExecutionId: string;
}

const readDetail = fieldsReader({
  workflowBuildVersionArn: optionalText,
  workflowExecutionId: optionalText,
  imageBuildVersionArn: optionalText,
  /** `Abort`, which is the default, or `Continue`. */
  onFailure: optionalText,
  timeoutSeconds: optionalCount,
});

/** A step with what only this operation says of it. */
export type WorkflowStepDetail = WorkflowStep & ReturnType<typeof readDetail>;

/**
 * One step, with its `onFailure` and `timeoutSeconds`, which the list does not have. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowStepExecution.html
 */
export async function getWorkflowStepExecution(
  client: AwsClient,
  input: GetWorkflowStepExecutionInput,
  signal?: AbortSignal,
): Promise<WorkflowStepDetail> {
  const operation = 'GetWorkflowStepExecution';
  const { body } = await client.send(operation, input, signal);
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  // The step's fields are the response's own, so anything at all would parse: its id is what makes it a step.
  if (typeof body['stepExecutionId'] !== 'string') throw unreadable(operation, 'it has no step');
  return { ...parseWorkflowStep(body), ...readDetail(body) };
}
