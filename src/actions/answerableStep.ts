import type { WaitingStep } from '../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';

/** A step that waits and names itself and its build: without these nothing can be sent. */
export type AnswerableStep = WaitingStep & {
  readonly stepExecutionId: string;
  readonly imageBuildVersionArn: string;
};

export function isAnswerable(step: WaitingStep): step is AnswerableStep {
  return step.stepExecutionId !== undefined && step.imageBuildVersionArn !== undefined;
}
