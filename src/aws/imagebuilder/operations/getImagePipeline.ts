import type { AwsClient } from '../../client.ts';
import { unreadable } from '../../serviceError.ts';
import { isRawObject } from '../../rawObject.ts';
import { type ImagePipeline, parseImagePipeline } from '../imagePipeline.ts';

export interface GetImagePipelineInput {
  readonly imagePipelineArn: string;
}

/**
 * One pipeline. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImagePipeline.html
 */
export async function getImagePipeline(
  client: AwsClient,
  input: GetImagePipelineInput,
  signal?: AbortSignal,
): Promise<ImagePipeline> {
  const operation = 'GetImagePipeline';
  const { body } = await client.send(operation, input, signal);
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const pipeline = body['imagePipeline'];
  if (!isRawObject(pipeline)) throw unreadable(operation, 'it has no pipeline');
  return parseImagePipeline(pipeline);
}
