import type { ReactNode } from 'react';
import { isRawObject } from '../../aws/rawObject.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FullTime } from '../../ui/FullTime.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import type { ExecutionRow } from '../executionRow.ts';
import styles from './ExecutionDetail.module.css';
import { describeSteps } from './stepCounts.ts';

/** Fields that the row itself, or a line of its own below, already shows. */
const shownElsewhere = new Set([
  'workflowExecutionId',
  'workflowBuildVersionArn',
  'message',
  'startTime',
  'endTime',
  'type',
  'status',
  'totalStepCount',
  'totalStepsSucceeded',
  'totalStepsFailed',
  'totalStepsSkipped',
  'parallelGroup',
  'retried',
]);

export interface ExecutionDetailProps {
  readonly row: ExecutionRow;
  /** What is inside the execution: its steps. */
  readonly children?: ReactNode;
}

/** An open execution: every field of the response, then what is inside it. */
export function ExecutionDetail({ row, children }: ExecutionDetailProps) {
  const { execution } = row;
  const { workflowExecutionId, workflowBuildVersionArn, parallelGroup, retried } = execution;
  const others = Object.entries(execution.raw).filter(
    ([name, value]) => !shownElsewhere.has(name) || isMisread(row, name, value),
  );
  return (
    <div className={styles['detail']}>
      {execution.message && (
        <p className={styles['message']}>
          <Untrusted text={execution.message} />
        </p>
      )}
      {children}
      <Facts
        facts={[
          [
            'Execution',
            workflowExecutionId && (
              <>
                <code>
                  <Untrusted text={workflowExecutionId} />
                </code>
                <CopyButton label="Copy execution ID" text={workflowExecutionId} />
              </>
            ),
          ],
          [
            'Workflow',
            workflowBuildVersionArn && (
              <>
                <code>
                  <Untrusted text={workflowBuildVersionArn} />
                </code>
                <CopyButton label="Copy workflow ARN" text={workflowBuildVersionArn} />
              </>
            ),
          ],
          ['Parallel group', parallelGroup && <Untrusted key="group" text={parallelGroup} />],
          ['Steps', describeSteps(row.steps, execution.status)],
          ['Retried', retried === undefined ? undefined : retried ? 'yes, superseded by a retry' : 'no'],
          ['Started', <FullTime key="started" value={execution.startTime} />],
          ['Ended', <FullTime key="ended" value={execution.endTime} />],
          ...others.map(([name, value]): [string, ReactNode] => [
            name,
            <code key={name}>
              <Untrusted text={written(value)} />
            </code>,
          ]),
        ]}
      />
    </div>
  );
}

/** A field whose value was not of its kind is shown as it came. */
function isMisread(row: ExecutionRow, name: string, value: unknown): boolean {
  return Object.entries(row.execution).some(([field, read]) => field === name && read !== value);
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  return isRawObject(value) || Array.isArray(value) ? JSON.stringify(value, null, 2) : String(value);
}
