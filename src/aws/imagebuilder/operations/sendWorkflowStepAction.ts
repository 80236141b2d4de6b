import type { AwsClient } from '../../client.ts';
import { type Accepted, write } from '../../write.ts';

export interface SendWorkflowStepActionInput {
  readonly stepExecutionId: string;
  readonly imageBuildVersionArn: string;
  /** RESUME completes the step. STOP fails it, and its `onFailure` decides what follows. */
  readonly action: 'RESUME' | 'STOP';
  /** 1 to 1024 characters. Kept with the step; a Lambda function's answer has its data here. */
  readonly reason?: string | undefined;
  /** 1 to 64 characters. The same one with the same input is done once, however often it is sent. */
  readonly clientToken: string;
}

/**
 * Answers a step that waits. Refused when the step was answered already or has timed out. Rejects with a `ServiceError`.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_SendWorkflowStepAction.html
 */
export async function sendWorkflowStepAction(
  client: AwsClient,
  input: SendWorkflowStepActionInput,
): Promise<Accepted> {
  return write(client, 'SendWorkflowStepAction', input);
}
