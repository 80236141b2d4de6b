import type { AwsClient } from '../../client.ts';
import { isRawObject } from '../../rawObject.ts';
import { unreadable } from '../../serviceError.ts';
import { type Image, parseImage } from '../image.ts';

export interface GetImageInput {
  readonly imageBuildVersionArn: string;
}

/**
 * One image build with its state, what it was made from and what it made. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImage.html
 */
export async function getImage(
  client: AwsClient,
  input: GetImageInput,
  signal?: AbortSignal,
): Promise<Image> {
  const operation = 'GetImage';
  const { body } = await client.send(operation, input, signal);
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const image = body['image'];
  if (!isRawObject(image)) throw unreadable(operation, 'it has no image');
  return parseImage(image);
}
