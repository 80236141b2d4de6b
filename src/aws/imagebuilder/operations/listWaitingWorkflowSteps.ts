import type { AwsClient } from '../../client.ts';
import { fieldsReader, optionalText } from '../../fields.ts';
import type { RawObject } from '../../rawObject.ts';
import { type ListResponse, readElement, readListResponse } from '../listResponse.ts';

export interface ListWaitingWorkflowStepsInput {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const readWaitingStep = fieldsReader({
  stepExecutionId: optionalText,
  imageBuildVersionArn: optionalText,
  workflowExecutionId: optionalText,
  workflowBuildVersionArn: optionalText,
  name: optionalText,
  action: optionalText,
  startTime: optionalText,
});

/** A step that waits. Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowStepExecution.html */
export type WaitingStep = ReturnType<typeof readWaitingStep> & { readonly raw: RawObject };

export interface ListWaitingWorkflowStepsPage extends Partial<ListResponse> {
  /** Of the whole account and region, not of one image. */
  readonly steps: WaitingStep[];
}

/**
 * One request for one page of the steps that wait in this account and region, parsed. Every element of the response's
 * list keeps its place. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWaitingWorkflowSteps.html
 */
export async function listWaitingWorkflowSteps(
  client: AwsClient,
  input: ListWaitingWorkflowStepsInput,
  signal?: AbortSignal,
): Promise<ListWaitingWorkflowStepsPage> {
  const operation = 'ListWaitingWorkflowSteps';
  const { body } = await client.send(operation, input, signal);
  const list = { key: 'steps', noun: 'steps' };
  const { items, response } = readListResponse(operation, body, list, parseWaitingStep);
  return { ...response, steps: items };
}

function parseWaitingStep(value: unknown): WaitingStep {
  const raw = readElement(value);
  return { ...readWaitingStep(raw), raw };
}
