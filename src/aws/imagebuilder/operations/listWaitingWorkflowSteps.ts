import * as v from 'valibot';
import { type AwsClient, unreadable } from '../../client.ts';
import { optionalText } from '../../fields.ts';
import { isRawObject, type RawObject } from '../../rawObject.ts';

export interface ListWaitingWorkflowStepsInput {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const stepSchema = v.object({
  stepExecutionId: optionalText,
  imageBuildVersionArn: optionalText,
  workflowExecutionId: optionalText,
  workflowBuildVersionArn: optionalText,
  name: optionalText,
  action: optionalText,
  startTime: optionalText,
});

/** A step that waits. Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowStepExecution.html */
export type WaitingStep = v.InferOutput<typeof stepSchema> & { readonly raw: RawObject };

export interface ListWaitingWorkflowStepsPage {
  /** Of the whole account and region, not of one image. */
  readonly steps: WaitingStep[];
  readonly nextToken?: string | undefined;
}

const schema = v.object({ nextToken: optionalText });

/**
 * One request for one page of the steps that wait in this account and region, parsed. Every element of the answer's
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
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const list = body['steps'];
  if (!Array.isArray(list)) throw unreadable(operation, 'it has no list of steps');
  return { ...v.parse(schema, body), steps: list.map(parseWaitingStep) };
}

function parseWaitingStep(value: unknown): WaitingStep {
  const raw = isRawObject(value) ? value : { unreadable: value };
  return { ...v.parse(stepSchema, raw), raw };
}
