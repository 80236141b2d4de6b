import { type AwsClient, unreadable } from '../../client.ts';
import { isRawObject, textIn } from '../../rawObject.ts';
import { parseWorkflowExecution, type WorkflowExecution } from '../workflowExecution.ts';

export interface ListWorkflowExecutionsInput {
  readonly imageBuildVersionArn: string;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface ListWorkflowExecutionsPage {
  readonly workflowExecutions: WorkflowExecution[];
  readonly requestId?: string | undefined;
  readonly imageBuildVersionArn?: string | undefined;
  /** The image's own failure reason; it comes even when the list is empty. */
  readonly message?: string | undefined;
  readonly nextToken?: string | undefined;
}

/**
 * One request for one page, parsed. Every element of the answer's list keeps its place, since a resume token counts
 * places. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowExecutions.html
 */
export async function listWorkflowExecutions(
  client: AwsClient,
  input: ListWorkflowExecutionsInput,
  signal?: AbortSignal,
): Promise<ListWorkflowExecutionsPage> {
  const operation = 'ListWorkflowExecutions';
  const { body } = await client.send(operation, input, signal);
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const list = body['workflowExecutions'];
  if (!Array.isArray(list)) throw unreadable(operation, 'it has no list of workflow executions');
  return {
    requestId: textIn(body, 'requestId'),
    imageBuildVersionArn: textIn(body, 'imageBuildVersionArn'),
    message: textIn(body, 'message'),
    nextToken: textIn(body, 'nextToken'),
    workflowExecutions: list.map(parseWorkflowExecution),
  };
}
