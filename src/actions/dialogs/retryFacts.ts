import type { Attempt } from '../../aws/imagebuilder/attempts.ts';
import type { Image } from '../../aws/imagebuilder/image.ts';
import { imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import type { WorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';

/** What a retry of a build would meet. */
export interface RetryFacts {
  /** Why it cannot be retried, in a sentence. */
  readonly whyNot: string | undefined;
  /** Why the service is likely to reject it, in a sentence. */
  readonly doubt: string | undefined;
  /** The phase that it would continue from, as far as the executions show it. */
  readonly from: 'the TEST phase' | 'the DISTRIBUTION phase' | 'the failed phase';
}

/** An execution, and which attempt of its workflow it is. */
interface Run {
  readonly execution: WorkflowExecution;
  readonly attempt: Attempt | undefined;
}

/**
 * Reads what is known of a retry. `runs` are the loaded executions, in any order, each with its attempt.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_RetryImage.html
 */
export function retryFactsOf(image: Pick<Image, 'type' | 'state'>, runs: readonly Run[]): RetryFacts {
  /** How the runs of a phase ended, without those that a later attempt replaces. */
  const endsOf = (type: string) =>
    runs
      .filter(({ execution, attempt }) => execution.type === type && (attempt?.isLatest ?? true))
      .map(({ execution }) => execution.status);
  const isUnfinished = (type: string) =>
    endsOf(type).some((status) => status === 'FAILED' || status === 'CANCELLED');
  const isBuilt = endsOf('BUILD').every((status) => status === 'COMPLETED');
  const whyNot = whyNotOf(image);
  return {
    whyNot,
    doubt:
      isBuilt || whyNot !== undefined
        ? undefined
        : 'The BUILD phase did not complete, and a retry continues only from a failed test or distribution phase. Start a new build instead.',
    from: fromOf(),
  };

  function fromOf(): RetryFacts['from'] {
    if (!isBuilt) return 'the failed phase';
    if (isUnfinished('TEST')) return 'the TEST phase';
    if (endsOf('TEST').length > 0 || isUnfinished('DISTRIBUTION')) return 'the DISTRIBUTION phase';
    return 'the failed phase';
  }
}

function whyNotOf({ type, state }: Pick<Image, 'type' | 'state'>): string | undefined {
  if (type === 'DOCKER')
    return 'Only AMI images can be retried, and this is a container image. Start a new build instead.';
  const status = state?.status;
  if (status === 'FAILED' || status === 'CANCELLED' || status === undefined) return undefined;
  return `Only failed or cancelled images can be retried, and this one is ${imageStatusMeaning(status).label}.`;
}
