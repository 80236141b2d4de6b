import { isSuperseded } from '../../aws/imagebuilder/attempts.ts';
import {
  canStillChange,
  executionStatusMeaning,
  type ExecutionStatus,
} from '../../aws/imagebuilder/executionStatus.ts';
import { plainText } from '../../lib/plainText.ts';
import type { Column } from '../../lists/column.ts';
import { rowFilter } from '../../lists/rowFilter.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import type { ExecutionRow } from '../executionRow.ts';
import styles from './ExecutionItem.module.css';
import { StepBar } from './StepBar.tsx';
import { describeSteps } from './stepCounts.ts';
import { WorkflowCell, type ExecutionContext } from './WorkflowCell.tsx';

/** Failures first, then what can still change, then what has ended: the order in which a user looks for them. */
const severity: readonly string[] = [
  'FAILED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_COMPLETED',
  'RUNNING',
  'PENDING',
  'CANCELLED',
  'COMPLETED',
  'SKIPPED',
] satisfies ExecutionStatus[];

function rankOf({ execution: { status = '' } }: ExecutionRow): number {
  const index = severity.indexOf(status);
  return index === -1 ? severity.length : index;
}

const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

/** The columns of the executions: what the table shows, sorts, filters and exports. */
export const executionColumns: readonly Column<ExecutionRow, ExecutionContext>[] = [
  {
    id: 'status',
    header: 'Status',
    value: ({ execution }) => execution.status,
    compare: (a, b) => rankOf(a) - rankOf(b),
    filter: { parameter: 'status', word: (status) => executionStatusMeaning(status).label },
    isEmpty: () => false,
    cell: ({ execution }) => <StatusBadge status={executionStatusMeaning(execution.status)} />,
  },
  {
    id: 'workflow',
    header: 'Workflow',
    isRowHeader: true,
    value: ({ workflowName }) => workflowName,
    text: ({ execution: { workflowExecutionId, workflowBuildVersionArn, message } }) => [
      workflowExecutionId,
      workflowBuildVersionArn,
      message,
    ],
    csv: ({ execution }) => execution.workflowBuildVersionArn,
    cell: (row, context) => <WorkflowCell row={row} context={context} />,
  },
  {
    id: 'type',
    header: 'Type',
    captioned: true,
    value: ({ execution }) => execution.type,
    filter: { parameter: 'type', word: plainText },
    isEmpty: () => false,
    cell: ({ execution: { type } }) => (type ? <Untrusted text={type} /> : '–'),
  },
  {
    id: 'steps',
    header: 'Steps',
    captioned: true,
    value: ({ steps }) => (steps.kind === 'known' ? steps.total : undefined),
    text: () => [],
    csv: ({ steps, execution }) => describeSteps(steps, execution.status),
    isEmpty: () => false,
    cell: ({ steps, execution }, { progress }) => (
      <StepBar steps={steps} status={execution.status}>
        {progress}
      </StepBar>
    ),
  },
  {
    id: 'started',
    header: 'Started',
    captioned: true,
    value: ({ startedAt }) => startedAt,
    text: () => [],
    csv: ({ startedAt }) => iso(startedAt),
    isEmpty: ({ execution }) => !execution.startTime,
    cell: ({ execution }) => <Time value={execution.startTime} />,
  },
  {
    id: 'ended',
    header: 'Ended',
    captioned: true,
    value: ({ endedAt }) => endedAt,
    text: () => [],
    csv: ({ endedAt }) => iso(endedAt),
    isEmpty: ({ execution }) => !execution.endTime,
    cell: ({ execution }) => <Time value={execution.endTime} beside={execution.startTime} />,
  },
  {
    id: 'took',
    header: 'Took',
    captioned: true,
    value: ({ startedAt, endedAt }) =>
      // A contradiction gives no duration, here as in the cell.
      startedAt === undefined || endedAt === undefined || endedAt < startedAt
        ? undefined
        : endedAt - startedAt,
    text: () => [],
    isEmpty: ({ startedAt }) => startedAt === undefined,
    cell: ({ startedAt, endedAt, execution }) => (
      <Duration from={startedAt} to={endedAt} running={canStillChange(execution.status)} />
    ),
  },
  {
    id: 'group',
    header: 'Group',
    captioned: true,
    value: ({ execution }) => execution.parallelGroup,
    cell: ({ execution: { parallelGroup } }) => parallelGroup && <Untrusted text={parallelGroup} />,
  },
  {
    id: 'attempt',
    header: 'Attempt',
    captioned: true,
    value: ({ attempt }) => attempt?.number,
    text: () => [],
    isShown: (rows) => rows.some(hasAttempt),
    isEmpty: (row) => !hasAttempt(row),
    cell: ({ attempt, execution }, { earlier }) => (
      <>
        {attempt && `${attempt.number} of ${attempt.of}`}{' '}
        {isSuperseded(execution, attempt) && (
          <span className={styles['superseded']}>superseded by a retry</span>
        )}
        {earlier && (
          <button
            type="button"
            className={styles['earlier']}
            aria-expanded={earlier.expanded}
            onClick={earlier.toggle}
          >
            {earlier.count} earlier
          </button>
        )}
      </>
    ),
  },
];

function hasAttempt({ attempt, execution }: ExecutionRow): boolean {
  return attempt !== undefined || isSuperseded(execution, attempt);
}

/** The filter that the table and the timeline share. */
export const executionFilter = rowFilter(executionColumns);
