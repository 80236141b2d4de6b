import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AwsClient } from '../aws/client.ts';
import { stepAttemptOf } from '../aws/imagebuilder/stepAttempt.ts';
import { canStepStillChange, isFailedStep, rollbackLabel } from '../aws/imagebuilder/stepStatus.ts';
import { shownStepStatus } from '../aws/imagebuilder/waiting.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';

import { Duration } from '../ui/Duration.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Places, type Place } from '../ui/Places.tsx';
import { formatDuration, parseInstant } from '../lib/time.ts';
import { FullTime } from '../ui/FullTime.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { StepDataView } from './StepDataView.tsx';
import { stepDetailQuery } from './stepDetailQuery.ts';
import styles from './StepItem.module.css';

export interface StepItemProps {
  readonly client: AwsClient;
  readonly step: WorkflowStep;
  readonly number: number;
  readonly executionEnded: boolean;
  /** Where more about this step can be read. */
  readonly places: readonly Place[];
}

/** One step: what it did, how it went, and what is inside. A step that failed is open at once. */
export function StepItem({ client, step, number, executionEnded, places }: StepItemProps) {
  const [open, setOpen] = useState(isFailedStep(step.status));
  const rollback = rollbackLabel(step.rollbackStatus);
  const attempt = stepAttemptOf(step);
  return (
    <li className={styles['step']} data-failed={isFailedStep(step.status)}>
      <h3 className={styles['heading']}>
        <button
          type="button"
          className={styles['head']}
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          <span className={styles['number']}>{number}</span>
          <span className={styles['name']}>
            <Untrusted text={step.name ?? 'Unnamed step'} />{' '}
            {step.action && (
              <span className={styles['action']}>
                <Untrusted text={step.action} />
              </span>
            )}
          </span>
          <span className={styles['how']}>
            <StatusBadge status={shownStepStatus(step, { executionHasEnded: executionEnded })} />
            {attempt && (
              <span className={styles['note']}>
                attempt {attempt.number}
                {attempt.of !== undefined && ` of ${attempt.of}`}
              </span>
            )}
            {rollback && <span className={styles['note']}>{rollback}</span>}
          </span>
          <span className={styles['took']}>
            <Duration
              from={parseInstant(step.startTime)}
              to={parseInstant(step.endTime)}
              running={canStepStillChange(step.status, executionEnded)}
            />
          </span>
        </button>
      </h3>
      {step.message && (
        <p className={styles['message']}>
          <Untrusted text={step.message} />
        </p>
      )}
      {open && (
        <div className={styles['inside']}>
          <StepDataView title="Outputs" data={step.outputs} />
          <StepDataView title="Inputs" data={step.inputs} />
          {places.length > 0 && <Places places={places} of={step.name} />}
          <StepFacts client={client} step={step} />
        </div>
      )}
    </li>
  );
}

/** What only `GetWorkflowStepExecution` tells is asked for when a step is opened. */
function StepFacts({ client, step }: Pick<StepItemProps, 'client' | 'step'>) {
  const detail = useQuery(stepDetailQuery(client, step)).data;
  const timeout = detail?.timeoutSeconds;
  return (
    <Facts
      facts={[
        ['Started', step.startTime && <FullTime key="started" value={step.startTime} />],
        ['Ended', step.endTime && <FullTime key="ended" value={step.endTime} />],
        ['On failure', detail?.onFailure && <Untrusted key="onFailure" text={detail.onFailure} />],
        ['Timeout', timeout === undefined ? undefined : formatDuration(timeout * 1000)],
        ['Description', step.description && <Untrusted key="description" text={step.description} />],
        [
          'Step',
          step.stepExecutionId && (
            <code key="step">
              <Untrusted text={step.stepExecutionId} />
            </code>
          ),
        ],
      ]}
    />
  );
}
