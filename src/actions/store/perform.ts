import { cancelImageCreation } from '../../aws/imagebuilder/operations/cancelImageCreation.ts';
import type { AwsClient } from '../../aws/client.ts';
import { getImage } from '../../aws/imagebuilder/operations/getImage.ts';
import { getWorkflowStepExecution } from '../../aws/imagebuilder/operations/getWorkflowStepExecution.ts';
import { listImagePipelineImages } from '../../aws/imagebuilder/operations/listImagePipelineImages.ts';
import { startImagePipelineExecution } from '../../aws/imagebuilder/operations/startImagePipelineExecution.ts';
import { retryImage } from '../../aws/imagebuilder/operations/retryImage.ts';
import { sendWorkflowStepAction } from '../../aws/imagebuilder/operations/sendWorkflowStepAction.ts';
import type { Accepted } from '../../aws/write.ts';
import type { Action } from '../action.ts';
import { reconcileImage, reconcileStart, reconcileStep, type Reconciliation } from './reconcile.ts';

/** Sends an action once. Rejects with a `ServiceError`. */
export async function perform(
  client: AwsClient,
  action: Action,
  clientToken: string,
): Promise<Accepted & { readonly startedBuild?: string | undefined }> {
  switch (action.kind) {
    case 'RESUME':
    case 'STOP': {
      const { kind, stepExecutionId, imageBuildVersionArn, reason } = action;
      return sendWorkflowStepAction(client, {
        stepExecutionId,
        imageBuildVersionArn,
        action: kind,
        clientToken,
        ...(reason === undefined ? {} : { reason }),
      });
    }
    case 'RETRY':
      return retryImage(client, { imageBuildVersionArn: action.imageBuildVersionArn, clientToken });
    case 'CANCEL':
      return cancelImageCreation(client, { imageBuildVersionArn: action.imageBuildVersionArn, clientToken });
    case 'START': {
      const { imagePipelineArn } = action;
      const started = await startImagePipelineExecution(client, { imagePipelineArn, clientToken });
      return { ...started, startedBuild: started.imageBuildVersionArn };
    }
  }
}

/** Reads from the account what happened to an action. Rejects with a `ServiceError`. */
export async function readOutcome(client: AwsClient, action: Action): Promise<Reconciliation> {
  switch (action.kind) {
    case 'RESUME':
    case 'STOP': {
      const { stepExecutionId } = action;
      return reconcileStep(action, await getWorkflowStepExecution(client, { stepExecutionId }));
    }
    case 'RETRY':
    case 'CANCEL': {
      const { imageBuildVersionArn } = action;
      return reconcileImage(action, await getImage(client, { imageBuildVersionArn }));
    }
    case 'START': {
      const { imagePipelineArn } = action;
      const { imageSummaryList } = await listImagePipelineImages(client, { imagePipelineArn });
      return reconcileStart(action, imageSummaryList);
    }
  }
}
