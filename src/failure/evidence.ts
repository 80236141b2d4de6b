import type { ImageBuildVersion } from '../aws/imagebuilder/arn.ts';
import {
  amiEvidence,
  cloudTrailEvidence,
  componentLogEvidence,
  type Evidence,
  logStreamEvidence,
  s3BucketEvidence,
} from '../aws/imagebuilder/evidence/evidence.ts';
import type { Image } from '../aws/imagebuilder/image.ts';
import { componentLogFilter, stepEvidence } from '../aws/imagebuilder/evidence/stepEvidence.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import type { Cause } from './cause.ts';

export interface EvidenceContext {
  readonly build: ImageBuildVersion;
  readonly image?: Image | undefined;
  /** The steps of the failed execution. */
  readonly steps?: readonly WorkflowStep[];
}

/**
 * Where the evidence of a failure is, the most telling place first: the log stream always, then what the failed step left,
 * then the images that exist in spite of it. Each place is named once.
 */
export function evidenceOf(cause: Cause, { build, image, steps = [] }: EvidenceContext): Evidence[] {
  const { step, made, outputs } = cause;
  const found: (Evidence | undefined)[] = step
    ? stepEvidence(step, { build, image, siblings: steps })
    : [
        logStreamEvidence(build, image, cause.component ? componentLogFilter : undefined),
        componentLogEvidence(build, outputs.logUrl, outputs.instanceId),
        // Without the step there is only the text to say that EC2 refused.
        /\bRunInstances\b/.test(cause.text?.text ?? '')
          ? cloudTrailEvidence(build, 'RunInstances', cause.execution?.startTime, cause.execution?.endTime)
          : undefined,
      ];
  const hasLogs = found.some((each) => each?.kind === 's3Logs');
  const all = [
    ...found,
    hasLogs ? undefined : s3BucketEvidence(build, image),
    ...made.amis.map(({ imageId, region, accountId }) =>
      amiEvidence(
        { ...build, region: region ?? build.region },
        imageId,
        accountId === undefined || accountId === build.account ? undefined : `In the account ${accountId}.`,
      ),
    ),
  ].filter((each) => each !== undefined);
  return [...new Map(all.map((each) => [`${each.kind} ${each.value}`, each])).values()];
}
