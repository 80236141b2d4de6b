import * as v from 'valibot';
import { type AwsClient, unreadable } from '../../client.ts';
import { optionalText } from '../../fields.ts';
import { isRawObject } from '../../rawObject.ts';
import { parseWorkflowStep, type WorkflowStep } from '../workflowStep.ts';

export interface ListWorkflowStepExecutionsInput {
  readonly workflowExecutionId: string;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ListWorkflowStepExecutionsPage {
  readonly steps: WorkflowStep[];
  readonly requestId?: string | undefined;
  readonly workflowBuildVersionArn?: string | undefined;
  readonly workflowExecutionId?: string | undefined;
  readonly imageBuildVersionArn?: string | undefined;
  readonly message?: string | undefined;
  readonly nextToken?: string | undefined;
}

const schema = v.object({
  requestId: optionalText,
  workflowBuildVersionArn: optionalText,
  workflowExecutionId: optionalText,
  imageBuildVersionArn: optionalText,
  message: optionalText,
  nextToken: optionalText,
});

/**
 * One request for one page of an execution's steps, parsed. Every element of the answer's list keeps its place. Rejects with
 * a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowStepExecutions.html
 */
export async function listWorkflowStepExecutions(
  client: AwsClient,
  input: ListWorkflowStepExecutionsInput,
  signal?: AbortSignal,
): Promise<ListWorkflowStepExecutionsPage> {
  const operation = 'ListWorkflowStepExecutions';
  const { body } = await client.send(operation, input, signal);
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const list = body['steps'];
  if (!Array.isArray(list)) throw unreadable(operation, 'it has no list of steps');
  return { ...v.parse(schema, body), steps: list.map(parseWorkflowStep) };
}
