import { GetImageCommand } from '@aws-sdk/client-imagebuilder';
import { type ImageBuilder, unreadable } from '../../client.ts';
import { isRawObject } from '../../rawObject.ts';
import { type Image, parseImage } from '../image.ts';

export interface GetImageInput {
  readonly imageBuildVersionArn: string;
}

/**
 * One image build with its state, what it was made from and what it made. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetImage.html
 */
export async function getImage(
  imageBuilder: ImageBuilder,
  input: GetImageInput,
  signal?: AbortSignal,
): Promise<Image> {
  const operation = 'GetImage';
  const answer = await imageBuilder.send(operation, new GetImageCommand(input), signal);
  if (!isRawObject(answer)) throw unreadable(operation, 'it is empty');
  const image = answer['image'];
  if (!isRawObject(image)) throw unreadable(operation, 'it has no image');
  return parseImage(image);
}
