import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Actions } from '../../../actions/store/actionsStore.ts';
import type { AnswerableStep } from '../../../actions/waiting/waitingSteps.ts';
import { isOver } from '../../../actions/store/actionRequest.ts';
import { useActions } from '../../../actions/store/useActions.ts';
import { mergeWaitingSteps, waitingSource } from '../../../actions/waiting/waitingSteps.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../../aws/client.ts';
import { type ListError, toListError } from '../../../aws/listError.ts';
import { isPaused } from '../../../lists/loadPage.ts';
import { pagedQuery } from '../../../lists/pagedQuery.ts';

/** The steps of one build that wait. */
export interface WaitingSteps {
  readonly steps: readonly AnswerableStep[];
  /** Why they could not be read, or not read again; undefined where no step can wait. */
  readonly error: ListError | undefined;
}

/** Pages of the account's waiting steps that are searched for those of one build. */
const mostPages = 20;

/** The steps of one build that wait, without those that the user has just answered. */
export function useWaitingSteps(
  actions: Actions,
  client: AwsClient,
  build: ImageBuildVersion,
  canWait: boolean,
): WaitingSteps {
  const { requests } = useActions(actions);
  const query = useInfiniteQuery({ ...pagedQuery(waitingSource(client)), enabled: canWait });
  const { data, error, hasNextPage, isFetching, fetchNextPage } = query;
  const pages = data?.pages ?? [];
  const last = pages.at(-1);
  const isIncomplete = hasNextPage && error === null && last && !isPaused(last) && pages.length < mostPages;
  useEffect(() => {
    if (canWait && isIncomplete && !isFetching) void fetchNextPage({ cancelRefetch: false });
  }, [canWait, isIncomplete, isFetching, fetchNextPage]);
  const waiting = useMemo(() => mergeWaitingSteps(data?.pages ?? []), [data]);
  if (!canWait) return { steps: [], error: undefined };
  const steps = waiting
    .map(({ step }) => step)
    .filter(({ imageBuildVersionArn, stepExecutionId }) => {
      const request = requests.get(stepExecutionId);
      return imageBuildVersionArn === build.arn && !(request && isOver(request));
    });
  return { steps, error: error ? toListError(error, 'ListWaitingWorkflowSteps') : undefined };
}
