import { GetWorkflowExecutionCommand } from '@aws-sdk/client-imagebuilder';
import { type ImageBuilder, unreadable } from '../../client.ts';
import { isRawObject } from '../../rawObject.ts';
import { parseWorkflowExecution, type WorkflowExecution } from '../workflowExecution.ts';

export interface GetWorkflowExecutionInput {
  readonly workflowExecutionId: string;
}

/** An execution on its own: it names its image build, and has no `retried`. */
export type WorkflowExecutionDetail = WorkflowExecution & {
  readonly imageBuildVersionArn: string | undefined;
};

/**
 * One execution. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowExecution.html
 */
export async function getWorkflowExecution(
  imageBuilder: ImageBuilder,
  input: GetWorkflowExecutionInput,
  signal?: AbortSignal,
): Promise<WorkflowExecutionDetail> {
  const operation = 'GetWorkflowExecution';
  const answer = await imageBuilder.send(operation, new GetWorkflowExecutionCommand(input), signal);
  if (!isRawObject(answer)) throw unreadable(operation, 'it is empty');
  // The execution's fields are the answer's own, so anything at all would parse: its id is what makes it one.
  if (typeof answer['workflowExecutionId'] !== 'string') {
    throw unreadable(operation, 'it has no workflow execution');
  }
  const arn = answer['imageBuildVersionArn'];
  return {
    ...parseWorkflowExecution(answer),
    imageBuildVersionArn: typeof arn === 'string' ? arn : undefined,
  };
}
