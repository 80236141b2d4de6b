import type { AwsClient } from '../../client.ts';
import { type Accepted, write } from '../../write.ts';

export interface RetryImageInput {
  readonly imageBuildVersionArn: string;
  /** 1 to 64 characters. The same one is done once, however often it is sent. */
  readonly clientToken: string;
}

/**
 * Runs a failed or cancelled AMI image on, under the same build version, from its failed test or distribution phase. Rejects
 * with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_RetryImage.html
 */
export async function retryImage(client: AwsClient, input: RetryImageInput): Promise<Accepted> {
  return write(client, 'RetryImage', input);
}
