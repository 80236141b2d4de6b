import type { Image } from '../aws/imagebuilder/image.ts';
import type { RegionOutcome } from '../aws/imagebuilder/evidence/stepOutputs.ts';
import type { TextSource } from './causeText.ts';

/** A region that the image did not get to. */
export interface FailedRegion {
  readonly region: string;
  readonly accountId: string | undefined;
  /** As its source spells it: FAILED, Failed, TimedOut. */
  readonly status: string | undefined;
  /** What was being done there: `UPDATE_LAUNCH_TEMPLATES`. */
  readonly step: string | undefined;
  readonly errorMessage: string | undefined;
  readonly source: TextSource;
}

const unnamed = 'a Region without a name';

/** The failure context's regions, else those of the step's outputs, else those whose copy the image says failed. */
export function failedRegionsOf(
  image: Image | undefined,
  outcomes: readonly RegionOutcome[],
): FailedRegion[] {
  const fromContext = (image?.failureContext?.distributionFailure?.regionFailures ?? []).map((each) => ({
    region: each.region ?? unnamed,
    accountId: each.targetAccountId,
    status: each.status,
    step: each.imageConfigurationStep,
    errorMessage: each.errorMessage,
    source: 'regionFailure' as const,
  }));
  if (fromContext.length > 0) return fromContext;
  const fromOutputs = outcomes
    .filter(({ failed }) => failed)
    .map(({ region, accountId, status, step, errorMessage }) => ({
      region,
      accountId,
      status,
      step,
      errorMessage,
      source: 'stepOutputs' as const,
    }));
  if (fromOutputs.length > 0) return fromOutputs;
  return (image?.outputResources?.amis ?? [])
    .filter(({ state }) => state?.status === 'FAILED' || state?.status === 'CANCELLED')
    .map(({ region, accountId, state }) => ({
      region: region ?? unnamed,
      accountId,
      status: state?.status,
      step: undefined,
      errorMessage: state?.reason,
      source: 'outputResources' as const,
    }));
}
