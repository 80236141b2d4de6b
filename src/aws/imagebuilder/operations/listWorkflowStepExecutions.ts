import type { AwsClient } from '../../client.ts';
import { textIn } from '../../rawObject.ts';
import { parseWorkflowStep, type WorkflowStep } from '../workflowStep.ts';
import { type ListResponse, readListResponse } from '../listResponse.ts';

export interface ListWorkflowStepExecutionsInput {
  readonly workflowExecutionId: string;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ListWorkflowStepExecutionsPage extends Partial<ListResponse> {
  readonly steps: WorkflowStep[];
  readonly workflowBuildVersionArn?: string | undefined;
  readonly workflowExecutionId?: string | undefined;
  readonly imageBuildVersionArn?: string | undefined;
  readonly message?: string | undefined;
}

/**
 * One request for one page of an execution's steps, parsed. Every element of the response's list keeps its place. Rejects with
 * a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowStepExecutions.html
 */
export async function listWorkflowStepExecutions(
  client: AwsClient,
  input: ListWorkflowStepExecutionsInput,
  signal?: AbortSignal,
): Promise<ListWorkflowStepExecutionsPage> {
  const operation = 'ListWorkflowStepExecutions';
  const sent = await client.send(operation, input, signal);
  const list = { key: 'steps', noun: 'steps' };
  const { items, response, body } = readListResponse(operation, sent.body, list, parseWorkflowStep);
  return {
    ...response,
    workflowBuildVersionArn: textIn(body, 'workflowBuildVersionArn'),
    workflowExecutionId: textIn(body, 'workflowExecutionId'),
    imageBuildVersionArn: textIn(body, 'imageBuildVersionArn'),
    message: textIn(body, 'message'),
    steps: items,
  };
}
