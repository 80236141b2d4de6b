import { useQuery } from '@tanstack/react-query';
import type { Actions } from '../actions/actionsStore.ts';
import type { AnswerableStep } from '../actions/answerableStep.ts';
import { isOver } from '../actions/attempt.ts';
import { useActions } from '../actions/useActions.ts';
import { waitingQuery } from '../actions/waitingQuery.ts';
import type { ImageBuildVersion } from '../imagebuilder/arn.ts';
import type { ImageBuilder } from '../imagebuilder/client.ts';

/** The steps of one build that wait, without those that have just been answered from here. */
export function useWaitingSteps(
  actions: Actions,
  imageBuilder: ImageBuilder,
  build: ImageBuildVersion,
  canWait: boolean,
): readonly AnswerableStep[] {
  const { attempts } = useActions(actions);
  const steps = useQuery({ ...waitingQuery(imageBuilder), enabled: canWait }).data ?? [];
  if (!canWait) return [];
  return steps.filter(({ imageBuildVersionArn, stepExecutionId }) => {
    const attempt = attempts.get(stepExecutionId);
    return imageBuildVersionArn === build.arn && !(attempt && isOver(attempt));
  });
}
