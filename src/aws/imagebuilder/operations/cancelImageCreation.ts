import type { AwsClient } from '../../client.ts';
import { type Accepted, write } from '../../write.ts';

export interface CancelImageCreationInput {
  readonly imageBuildVersionArn: string;
  /** 1 to 64 characters. The same one is done once, however often it is sent. */
  readonly clientToken: string;
}

/**
 * Requests the end of an image's build, which follows some time after the response; AMIs and snapshots that were made stay. Rejects
 * with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CancelImageCreation.html
 */
export async function cancelImageCreation(
  client: AwsClient,
  input: CancelImageCreationInput,
): Promise<Accepted> {
  return write(client, 'CancelImageCreation', input);
}
