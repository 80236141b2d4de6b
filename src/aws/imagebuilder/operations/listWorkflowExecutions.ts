import type { AwsClient } from '../../client.ts';
import { textIn } from '../../rawObject.ts';
import { parseWorkflowExecution, type WorkflowExecution } from '../workflowExecution.ts';
import { type ListResponse, readListResponse } from '../listResponse.ts';

export interface ListWorkflowExecutionsInput {
  readonly imageBuildVersionArn: string;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ListWorkflowExecutionsPage extends Partial<ListResponse> {
  readonly workflowExecutions: WorkflowExecution[];
  readonly imageBuildVersionArn?: string | undefined;
  /** The image's own failure reason; it comes even when the list is empty. */
  readonly message?: string | undefined;
}

/**
 * One request for one page, parsed. Every element of the response's list keeps its position, since a resume token counts
 * places. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowExecutions.html
 */
export async function listWorkflowExecutions(
  client: AwsClient,
  input: ListWorkflowExecutionsInput,
  signal?: AbortSignal,
): Promise<ListWorkflowExecutionsPage> {
  const operation = 'ListWorkflowExecutions';
  const sent = await client.send(operation, input, signal);
  const list = { key: 'workflowExecutions', noun: 'workflow executions' };
  const { items, response, body } = readListResponse(operation, sent.body, list, parseWorkflowExecution);
  return {
    ...response,
    imageBuildVersionArn: textIn(body, 'imageBuildVersionArn'),
    message: textIn(body, 'message'),
    workflowExecutions: items,
  };
}
