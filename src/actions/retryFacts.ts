import type { Image } from '../imagebuilder/image.ts';
import { imageStatusMeaning } from '../imagebuilder/imageStatus.ts';
import type { WorkflowExecution } from '../imagebuilder/workflowExecution.ts';

/** What a retry of a build would meet. */
export interface RetryFacts {
  /** Why it can't be retried, in a sentence. */
  readonly whyNot: string | undefined;
  /** Why the service is likely to refuse, in a sentence. */
  readonly doubt: string | undefined;
  /** Where it would go on: the phase that failed, as far as the executions show it. */
  readonly from: 'its tests' | 'its distribution' | 'its test or distribution phase';
}

/**
 * Reads what is known of a retry. `executions` are those that are loaded, oldest first; the last run of each phase counts.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_RetryImage.html
 */
export function retryFactsOf(
  image: Pick<Image, 'type' | 'state'>,
  executions: readonly WorkflowExecution[],
): RetryFacts {
  const last = (type: string) => executions.findLast((execution) => execution.type === type)?.status;
  const unfinished = (type: string) => ['FAILED', 'CANCELLED'].includes(last(type) ?? '');
  const build = last('BUILD');
  return {
    whyNot: whyNotOf(image),
    doubt:
      build !== undefined && build !== 'COMPLETED'
        ? 'Its build phase did not complete, and a retry goes on only from a failed test or distribution phase: Image Builder will probably refuse. Start a new build instead.'
        : undefined,
    from: unfinished('TEST')
      ? 'its tests'
      : last('TEST') === 'COMPLETED' || unfinished('DISTRIBUTION')
        ? 'its distribution'
        : 'its test or distribution phase',
  };
}

function whyNotOf({ type, state }: Pick<Image, 'type' | 'state'>): string | undefined {
  if (type === 'DOCKER')
    return 'Only AMI images can be retried, and this is a container image. Start a new build instead.';
  const status = state?.status;
  if (status === 'FAILED' || status === 'CANCELLED' || status === undefined) return undefined;
  return `Only failed or cancelled images can be retried, and this one is ${imageStatusMeaning(status).label}.`;
}
