import { useQuery } from '@tanstack/react-query';
import type { AwsClient } from '../aws/client.ts';
import { canStillChange } from '../aws/imagebuilder/executionStatus.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import { droppedText } from '../lists/noun.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { Part } from '../ui/Part.tsx';
import type { Place } from '../ui/Places.tsx';
import { StepItem } from './StepItem.tsx';
import styles from './Steps.module.css';
import { stepsQuery } from './stepsQuery.ts';
import { WorkflowSource } from './WorkflowSource.tsx';

const StepsFailed = lazyPart(async () => (await import('./StepsFailed.tsx')).StepsFailed);

export interface StepsProps {
  readonly client: AwsClient;
  readonly execution: WorkflowExecution & { readonly workflowExecutionId: string };
  /** Where more about a step can be read; the app knows the image. */
  readonly placesOf: (step: WorkflowStep, siblings: readonly WorkflowStep[]) => readonly Place[];
}

/** What is inside one execution: its steps in order, and the workflow that it ran. */
export function Steps({ client, execution, placesOf }: StepsProps) {
  const { workflowExecutionId, status, workflowBuildVersionArn, totalStepCount } = execution;
  const query = useQuery(stepsQuery(client, workflowExecutionId, status));
  const steps = query.data?.items;
  const dropped = query.data?.dropped ?? 0;
  if (query.isError && !steps) {
    return (
      <Part name="Why the steps could not be read">
        <StepsFailed error={query.error} onRetry={() => void query.refetch()} />
      </Part>
    );
  }
  return (
    <section className={styles['steps']} aria-label="Steps" aria-busy={!steps}>
      <ol className={styles['list']}>
        {steps?.map((step, index) => (
          <StepItem
            key={step.stepExecutionId ?? index}
            client={client}
            step={step}
            number={index + 1}
            executionEnded={!canStillChange(status)}
            places={placesOf(step, steps)}
          />
        )) ??
          Array.from({ length: Math.min(totalStepCount ?? 3, 15) }, (_, index) => (
            <li key={index} className={styles['skeleton']} aria-hidden="true" />
          ))}
      </ol>
      {dropped > 0 && <p className={styles['empty']}>{droppedText(dropped, ['step', 'steps'])}</p>}
      {steps?.length === 0 && dropped === 0 && (
        <p className={styles['empty']}>No steps are recorded for this execution.</p>
      )}
      {workflowBuildVersionArn && (
        <WorkflowSource client={client} workflowBuildVersionArn={workflowBuildVersionArn} />
      )}
    </section>
  );
}
