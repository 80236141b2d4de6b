import { parseInstant } from '../lib/time.ts';
import { isFailedStep } from '../aws/imagebuilder/stepStatus.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';

export interface FailedSteps {
  /** The step that ended the execution. */
  readonly cause: WorkflowStep | undefined;
  /** Failed steps that the workflow went on after. */
  readonly passedOver: readonly WorkflowStep[];
}

/**
 * Picks the step that ended a failed execution. The list does not have `onFailure`; but after a failure that aborts
 * no step begins any more, so a failed step that others ran after was passed over. `named` is the step that the service
 * names, by its id or its name; it is believed unless others ran after it.
 */
export function failedSteps(
  steps: readonly WorkflowStep[],
  named: { readonly stepExecutionId?: string | undefined; readonly failedStep?: string | undefined } = {},
): FailedSteps {
  const failed = steps.filter(({ status }) => isFailedStep(status));
  const ending = failed.filter((step) => !wasPassedOver(step, steps));
  const isNamed = ({ stepExecutionId, name }: WorkflowStep) =>
    (stepExecutionId !== undefined && stepExecutionId === named.stepExecutionId) ||
    (name !== undefined && name === named.failedStep);
  const cause = ending.find(isNamed) ?? ending[0] ?? failed.at(-1);
  return { cause, passedOver: failed.filter((step) => step !== cause) };
}

/** The step that a cancelled execution was in: the one cancelled, else the first that never came to run. */
export function cancelledStep(steps: readonly WorkflowStep[]): WorkflowStep | undefined {
  return (
    steps.find(({ status }) => status === 'CANCELLED') ?? steps.find(({ status }) => status === 'PENDING')
  );
}

function wasPassedOver(step: WorkflowStep, steps: readonly WorkflowStep[]): boolean {
  const end = parseInstant(step.endTime) ?? parseInstant(step.startTime);
  return steps.some((other, index) => {
    if (
      other === step ||
      other.status === 'PENDING' ||
      other.status === 'SKIPPED' ||
      other.status === 'CANCELLED'
    ) {
      return false;
    }
    const start = parseInstant(other.startTime);
    // The order of the list says it where the times do not.
    return end === undefined || start === undefined
      ? index > steps.indexOf(step) && start !== undefined
      : start >= end;
  });
}
