import type { AwsClient } from '../../client.ts';
import { fieldsReader, objectList, optionalObject, optionalText, textList } from '../../fields.ts';
import { isRawObject, type RawObject } from '../../rawObject.ts';
import { unreadable } from '../../serviceError.ts';

export interface GetWorkflowInput {
  readonly workflowBuildVersionArn: string;
}

const readWorkflow = fieldsReader({
  arn: optionalText,
  name: optionalText,
  version: optionalText,
  description: optionalText,
  changeDescription: optionalText,
  type: optionalText,
  state: optionalObject({ status: optionalText, reason: optionalText }),
  owner: optionalText,
  /** The workflow's document, YAML as its author wrote it. */
  data: optionalText,
  dateCreated: optionalText,
  parameters: objectList({
    name: optionalText,
    type: optionalText,
    defaultValue: textList,
    description: optionalText,
  }),
});

/** A workflow's definition. Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Workflow.html */
export type Workflow = ReturnType<typeof readWorkflow> & { readonly raw: RawObject };

/**
 * A workflow with its YAML. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflow.html
 */
export async function getWorkflow(
  client: AwsClient,
  input: GetWorkflowInput,
  signal?: AbortSignal,
): Promise<Workflow> {
  const operation = 'GetWorkflow';
  const { body } = await client.send(operation, input, signal);
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const workflow = body['workflow'];
  if (!isRawObject(workflow)) throw unreadable(operation, 'it has no workflow');
  return { ...readWorkflow(workflow), raw: workflow };
}
