import { parseWorkflowArn } from '../aws/imagebuilder/workflowArn.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { Button } from '../ui/Button.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { Cause } from './cause.ts';
import styles from './CauseCard.module.css';
import type { OtherWhy } from './failedExecution.ts';

const reasons = {
  later: 'failed later',
  passedOver: 'failed, without stopping the build (onFailure: Continue)',
  replaced: 'failed and was superseded by a retry',
} as const satisfies Record<OtherWhy, string>;

export interface OtherFailuresProps {
  readonly cause: Cause;
  readonly onShow: (execution: WorkflowExecution) => void;
}

/** Other failures: other executions, and steps of the same one whose failure did not stop it. */
export function OtherFailures({ cause, onShow }: OtherFailuresProps) {
  const { others, passedOverSteps } = cause;
  if (others.length === 0 && passedOverSteps.length === 0) return null;
  return (
    <div className={styles['others']}>
      <h3>Other failures</h3>
      <ul>
        {passedOverSteps.map((step) => (
          <li key={step.stepExecutionId ?? step.name}>
            The step <Untrusted text={step.name ?? 'without a name'} /> failed earlier, without stopping the
            workflow.
          </li>
        ))}
        {others.map(({ execution, why }) => (
          <li key={execution.workflowExecutionId ?? execution.startTime}>
            <Button variant="quiet" size="small" onClick={() => onShow(execution)}>
              <Untrusted
                text={parseWorkflowArn(execution.workflowBuildVersionArn)?.name ?? 'Unnamed workflow'}
              />
            </Button>{' '}
            {reasons[why]}
            {execution.message && (
              <>
                : <Untrusted text={execution.message} />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
