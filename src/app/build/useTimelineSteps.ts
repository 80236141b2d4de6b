import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ExecutionRow } from '../../executions/executionRow.ts';
import type { AwsClient } from '../../aws/client.ts';
import type { WorkflowStep } from '../../aws/imagebuilder/workflowStep.ts';
import { stepsQuery } from '../../steps/stepsQuery.ts';
import type { StepsOf } from '../../timeline/timelineRow.ts';

interface StepList {
  readonly items: readonly WorkflowStep[];
}

/** As many as a parallel group runs at once. */
const mostRunning = 5;

/**
 * The steps that the timeline draws: of the open executions, as in the table, and of those that run, since one of them may
 * be waiting for an answer.
 */
export function useTimelineSteps(
  client: AwsClient,
  rows: readonly ExecutionRow[],
  isOpen: (key: string) => boolean,
): StepsOf {
  const asked = useMemo(() => {
    const running = rows.filter(({ execution }) => execution.status === 'RUNNING').slice(0, mostRunning);
    const wanted = new Set([...rows.filter(({ key }) => isOpen(key)), ...running]);
    return Array.from(wanted).flatMap(({ execution: { workflowExecutionId: id, status } }) =>
      id === undefined ? [] : [{ id, status }],
    );
  }, [rows, isOpen]);
  const combine = useCallback(
    (results: readonly { data?: StepList | undefined; isLoading: boolean }[]) =>
      new Map(
        asked.map(({ id }, index) => {
          const result = results[index];
          return [id, result?.isLoading ? ('loading' as const) : result?.data?.items];
        }),
      ),
    [asked],
  );
  const steps = useQueries({
    queries: asked.map(({ id, status }) => stepsQuery(client, id, status)),
    combine,
  });
  return useCallback((id) => steps.get(id), [steps]);
}
