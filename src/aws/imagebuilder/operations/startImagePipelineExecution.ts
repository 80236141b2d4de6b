import type { AwsClient } from '../../client.ts';
import { isRawObject, textIn } from '../../rawObject.ts';
import { type Accepted, write } from '../../write.ts';

export interface StartImagePipelineExecutionInput {
  readonly imagePipelineArn: string;
  /** 1 to 64 characters. The same token starts one build, however often it is sent. */
  readonly clientToken: string;
}

export interface StartedBuild extends Accepted {
  /** The build that was started. */
  readonly imageBuildVersionArn: string | undefined;
}

/**
 * Starts a build of a pipeline at once, of a disabled pipeline too. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartImagePipelineExecution.html
 */
export async function startImagePipelineExecution(
  client: AwsClient,
  input: StartImagePipelineExecutionInput,
): Promise<StartedBuild> {
  const accepted = await write(client, 'StartImagePipelineExecution', input);
  const { body } = accepted;
  return {
    ...accepted,
    imageBuildVersionArn: isRawObject(body) ? textIn(body, 'imageBuildVersionArn') : undefined,
  };
}
