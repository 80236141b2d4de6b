/** The operations that change the account. */
import type { FoundStep } from '../account.ts';
import { ServiceError } from '../errors.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { refuseWrite, answeredByOther, wasSeenBefore } from '../faults/writes.ts';
import { stateAt } from '../projection/view.ts';
import { requirePattern, requireText, text } from '../validation.ts';
import { type Ledger, tokenMismatch } from './ledger.ts';
import { requirePlan, type Call, type OperationHandler } from './operation.ts';

const ended = new Set(['AVAILABLE', 'CANCELLED', 'FAILED', 'DEPRECATED', 'DELETED', 'DISABLED']);

/** RESUME or STOP a step that waits. STOP fails it, and its onFailure decides what follows. */
function sendWorkflowStepAction(ledger: Ledger): OperationHandler {
  return (call) => {
    const stepExecutionId = requirePattern(call.input, 'stepExecutionId', 'stepExecutionId');
    const imageBuildVersionArn = requirePattern(call.input, 'imageBuildVersionArn', 'imageBuildVersionArn');
    const action = requireText(call.input, 'action', 1, 100);
    const reason = text(call.input, 'reason', 1, 1024);
    const clientToken = requireText(call.input, 'clientToken', 1, 64);
    if (action !== 'RESUME' && action !== 'STOP') {
      throw new ServiceError(
        'InvalidRequestException',
        `1 validation error detected: Value '${action}' at 'action' failed to satisfy constraint: Member must satisfy enum value set: [RESUME, STOP]`,
      );
    }
    const plan = requirePlan(call, imageBuildVersionArn);
    refuseWrite(plan, 'SendWorkflowStepAction');
    refuseSeenBefore(call, plan, clientToken);
    const parameters = { stepExecutionId, imageBuildVersionArn, action, reason };
    return ledger.once('SendWorkflowStepAction', clientToken, parameters, () => {
      const found = call.account.findStep(stepExecutionId);
      if (!found) throw notFound(stepExecutionId);
      if (found.plan.arn !== plan.arn) {
        throw new ServiceError(
          'InvalidParameterValueException',
          `The workflow step '${stepExecutionId}' does not belong to the image '${imageBuildVersionArn}'.`,
        );
      }
      const at = call.account.now();
      if (answeredByOther(plan) && !isAnswered(call, found)) {
        call.account.record(plan, {
          kind: 'answer',
          at,
          stepExecutionId,
          action: 'RESUME',
          reason: 'Approved by someone else',
        });
      }
      refuseUnlessWaiting(call, stepExecutionId);
      call.account.record(plan, { kind: 'answer', at, stepExecutionId, action, reason });
      return { stepExecutionId, imageBuildVersionArn, clientToken };
    });
  };
}

function refuseSeenBefore(call: Call, plan: BuildPlan, clientToken: string): void {
  if (wasSeenBefore(call.faults, plan, clientToken)) throw tokenMismatch(clientToken);
}

function isAnswered(call: Call, { plan, step }: FoundStep): boolean {
  return call.account
    .actionsOn(plan)
    .some((each) => each.kind === 'answer' && each.stepExecutionId === step.id);
}

function refuseUnlessWaiting(call: Call, stepExecutionId: string): void {
  const found = call.account.findStep(stepExecutionId);
  if (!found) throw notFound(stepExecutionId);
  const { step } = found;
  const now = call.account.now();
  const refuse = (why: string) => {
    throw new ServiceError('InvalidRequestException', `The workflow step '${stepExecutionId}' ${why}`);
  };
  if (!step.plan.wait) refuse(`is not waiting for an action: it is a ${step.plan.action} step.`);
  if (step.start === undefined || step.start > now)
    refuse('is not waiting for an action: it has not started.');
  if (isAnswered(call, found)) refuse('is not waiting for an action: it was answered already.');
  if (step.end !== undefined && step.end <= now) {
    if (step.timedOut) refuse('is not waiting for an action: it has timed out.');
    refuse(`is not waiting for an action: it has ended with ${step.ends}.`);
  }
}

function notFound(stepExecutionId: string): ServiceError {
  return new ServiceError(
    'ResourceNotFoundException',
    `The workflow step execution '${stepExecutionId}' does not exist.`,
  );
}

/** Requests a cancellation. It takes effect some seconds later; AMIs and snapshots already created stay. */
function cancelImageCreation(ledger: Ledger): OperationHandler {
  return (call) => {
    const { plan, imageBuildVersionArn, clientToken } = imageAndToken(call);
    refuseWrite(plan, 'CancelImageCreation');
    refuseSeenBefore(call, plan, clientToken);
    return ledger.once('CancelImageCreation', clientToken, { imageBuildVersionArn }, () => {
      const now = call.account.now();
      const { status } = stateAt(call.account.timelineOf(plan), now);
      if (ended.has(status)) {
        throw new ServiceError(
          'InvalidRequestException',
          `The image '${imageBuildVersionArn}' can't be cancelled: its state is ${status}.`,
        );
      }
      if (isBeingCancelled(call, plan)) {
        throw new ServiceError(
          'ResourceInUseException',
          `The image '${imageBuildVersionArn}' is being cancelled already.`,
        );
      }
      call.account.record(plan, { kind: 'cancel', at: now });
      return { requestId: call.requestId, clientToken, imageBuildVersionArn };
    });
  };
}

function isBeingCancelled(call: Call, plan: BuildPlan): boolean {
  const { createdAt } = call.account.timelineOf(plan);
  const planned = (plan.history ?? []).map(({ kind, after }) => ({ kind, at: createdAt + after }));
  const last = [...planned, ...call.account.actionsOn(plan)].findLast(({ kind }) => kind !== 'answer');
  return last?.kind === 'cancel' && last.at <= call.account.now();
}

/** Runs a failed or cancelled AMI image on, in place, from the test or distribution phase that failed. */
function retryImage(ledger: Ledger): OperationHandler {
  return (call) => {
    const { plan, imageBuildVersionArn, clientToken } = imageAndToken(call);
    refuseWrite(plan, 'RetryImage');
    refuseSeenBefore(call, plan, clientToken);
    return ledger.once('RetryImage', clientToken, { imageBuildVersionArn }, () => {
      const timeline = call.account.timelineOf(plan);
      const { status } = stateAt(timeline, call.account.now());
      const refuse = (why: string) => {
        throw new ServiceError(
          'InvalidRequestException',
          `The image '${imageBuildVersionArn}' can't be retried: ${why}`,
        );
      };
      if (!ended.has(status)) {
        throw new ServiceError(
          'ResourceInUseException',
          `The image '${imageBuildVersionArn}' is in use: its state is ${status}.`,
        );
      }
      if (status !== 'FAILED' && status !== 'CANCELLED') refuse(`its state is ${status}.`);
      if (plan.image.type !== 'AMI') refuse('only images with AMI output can be retried.');
      const built = timeline.executions.some(
        ({ plan: { workflow }, ends }) => workflow.type === 'BUILD' && ends === 'COMPLETED',
      );
      if (!built)
        refuse('it did not complete its build phase. Only the test and distribution phases can be retried.');
      call.account.record(plan, { kind: 'retry', at: call.account.now() });
      return { clientToken, imageBuildVersionArn };
    });
  };
}

function imageAndToken(call: Call) {
  const imageBuildVersionArn = requirePattern(call.input, 'imageBuildVersionArn', 'imageBuildVersionArn');
  const clientToken = requireText(call.input, 'clientToken', 1, 64);
  return { imageBuildVersionArn, clientToken, plan: requirePlan(call, imageBuildVersionArn) };
}

export const actionHandlers = (ledger: Ledger) => ({
  SendWorkflowStepAction: sendWorkflowStepAction(ledger),
  CancelImageCreation: cancelImageCreation(ledger),
  RetryImage: retryImage(ledger),
});
