import { useQuery } from '@tanstack/react-query';
import type { Actions } from '../../actions/actionsStore.ts';
import type { AnswerableStep } from '../../actions/answerableStep.ts';
import { isOver } from '../../actions/actionRequest.ts';
import { useActions } from '../../actions/useActions.ts';
import { waitingQuery } from '../../actions/waitingQuery.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { type ListError, toListError } from '../../aws/listError.ts';

/** What waits in one build. */
export interface WaitingSteps {
  readonly steps: readonly AnswerableStep[];
  /** Why it could not be read, or not read again; undefined where nothing can wait. */
  readonly error: ListError | undefined;
}

/** The steps of one build that wait, without those that have just been answered from here. */
export function useWaitingSteps(
  actions: Actions,
  client: AwsClient,
  build: ImageBuildVersion,
  canWait: boolean,
): WaitingSteps {
  const { requests } = useActions(actions);
  const { data = [], error } = useQuery({ ...waitingQuery(client), enabled: canWait });
  if (!canWait) return { steps: [], error: undefined };
  const steps = data.filter(({ imageBuildVersionArn, stepExecutionId }) => {
    const request = requests.get(stepExecutionId);
    return imageBuildVersionArn === build.arn && !(request && isOver(request));
  });
  return { steps, error: error ? toListError(error, 'ListWaitingWorkflowSteps') : undefined };
}
