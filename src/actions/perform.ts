import { cancelImageCreation } from '../aws/imagebuilder/operations/cancelImageCreation.ts';
import type { ImageBuilder } from '../aws/client.ts';
import { getImage } from '../aws/imagebuilder/operations/getImage.ts';
import { getWorkflowStepExecution } from '../aws/imagebuilder/operations/getWorkflowStepExecution.ts';
import { retryImage } from '../aws/imagebuilder/operations/retryImage.ts';
import { sendWorkflowStepAction } from '../aws/imagebuilder/operations/sendWorkflowStepAction.ts';
import type { Accepted } from '../aws/write.ts';
import type { Action } from './action.ts';
import { reconcileImage, reconcileStep, type Reconciliation } from './reconcile.ts';

/** Sends an action once. Rejects with a `ServiceError`. */
export async function perform(
  imageBuilder: ImageBuilder,
  action: Action,
  clientToken: string,
): Promise<Accepted> {
  const { imageBuildVersionArn } = action;
  switch (action.kind) {
    case 'RESUME':
    case 'STOP': {
      const { kind, stepExecutionId, reason } = action;
      return sendWorkflowStepAction(imageBuilder, {
        stepExecutionId,
        imageBuildVersionArn,
        action: kind,
        clientToken,
        ...(reason === undefined ? {} : { reason }),
      });
    }
    case 'RETRY':
      return retryImage(imageBuilder, { imageBuildVersionArn, clientToken });
    case 'CANCEL':
      return cancelImageCreation(imageBuilder, { imageBuildVersionArn, clientToken });
  }
}

/** Reads from the account what happened to an action. Rejects with a `ServiceError`. */
export async function readOutcome(imageBuilder: ImageBuilder, action: Action): Promise<Reconciliation> {
  switch (action.kind) {
    case 'RESUME':
    case 'STOP': {
      const { stepExecutionId } = action;
      return reconcileStep(action, await getWorkflowStepExecution(imageBuilder, { stepExecutionId }));
    }
    case 'RETRY':
    case 'CANCEL': {
      const { imageBuildVersionArn } = action;
      return reconcileImage(action, await getImage(imageBuilder, { imageBuildVersionArn }));
    }
  }
}
