import { canStillChange } from '../aws/imagebuilder/executionStatus.ts';
import type { Attempt } from '../aws/imagebuilder/attempts.ts';
import { componentArnIn, exitCodeIn } from '../aws/errorText.ts';
import { canImageStillChange } from '../aws/imagebuilder/imageStatus.ts';
import { readStepOutputs, type StepOutputs } from '../aws/imagebuilder/evidence/stepOutputs.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import { orderTexts, type SourcedText, type TextCandidate, type TextSource } from './causeText.ts';
import { type FailureFacts, imageStageOf, stepsOf } from './facts.ts';
import { distributedByTheService, failedExecutions, type OtherWhy } from './failedExecution.ts';
import { type FailedRegion, failedRegionsOf } from './failedRegions.ts';
import { cancelledStep, failedSteps } from './failedStep.ts';
import { type FailedComponent, failedComponentOf } from './failedComponent.ts';
import { madeImages, type MadeImages } from './madeImages.ts';

export type FailureStage =
  | 'beforeAnyWorkflow'
  | 'build'
  | 'test'
  | 'distribution'
  | 'integration'
  | 'unknown';

/** Why a build failed, or where it was cancelled, as far as it can be known. Every text in it is untrusted. */
export interface Cause {
  readonly kind: 'failed' | 'cancelled';
  /** Whether the image has ended. While it has not, more may fail. */
  readonly settled: boolean;
  readonly stage: FailureStage;
  readonly execution: WorkflowExecution | undefined;
  /** Which run of its workflow the execution is; undefined without a retry. */
  readonly attempt: Attempt | undefined;
  readonly step: WorkflowStep | undefined;
  /** The step's name, also where the step itself could not be read. */
  readonly stepName: string | undefined;
  readonly component: FailedComponent | undefined;
  readonly regions: readonly FailedRegion[];
  /** What explains it best, with its source. */
  readonly text: SourcedText | undefined;
  /** What other sources say beyond that. */
  readonly otherTexts: readonly SourcedText[];
  readonly exitCode: number | undefined;
  readonly outputs: StepOutputs;
  readonly made: MadeImages;
  /** Failed executions that are not the cause, in the order of time. */
  readonly others: readonly { readonly execution: WorkflowExecution; readonly why: OtherWhy }[];
  /** Steps of the failed execution that failed before it and were passed over. */
  readonly passedOverSteps: readonly WorkflowStep[];
}

/**
 * Finds the root cause of a failed or cancelled build. Undefined when nothing says that it failed or was cancelled. Pure and
 * total: any answer of the service gives a cause or none, never an exception.
 */
export function causeOf(facts: FailureFacts): Cause | undefined {
  const { image, listMessage } = facts;
  const stage = imageStageOf(facts);
  if (stage === 'made') return undefined;
  const { cause: execution, others } = failedExecutions(facts);
  if (stage !== 'failed' && stage !== 'cancelled' && !execution) return undefined;
  const kind =
    stage === 'cancelled' || (stage !== 'failed' && execution?.status === 'CANCELLED')
      ? 'cancelled'
      : 'failed';
  const context = image?.failureContext;
  const steps = stepsOf(facts, execution);
  const failed = failedSteps(steps, context);
  const step = failed.cause ?? (kind === 'cancelled' ? cancelledStep(steps) : undefined);
  const outputs = readStepOutputs(step?.outputs);
  const regions = failedRegionsOf(image, outputs.regions);
  const named = [step?.message, execution?.message, image?.state?.reason, listMessage];
  const candidates: TextCandidate[] = [
    { source: 'componentFailure', text: context?.componentFailure?.errorMessage },
    ...regions.map(({ region, errorMessage, source }) => ({
      source,
      text: errorMessage && `${region}: ${errorMessage}`,
      core: errorMessage,
    })),
    { source: 'distributionFailure', text: context?.distributionFailure?.errorMessage },
    ...textsFrom('stepOutputs', outputs.errors),
    { source: 'stepMessage', text: step?.message },
    { source: 'executionMessage', text: execution?.message },
    { source: 'imageReason', text: image?.state?.reason },
    { source: 'listMessage', text: listMessage },
    ...textsFrom('stepOutputs', outputs.wrappers),
  ];
  const [text, ...otherTexts] = orderTexts(candidates);
  const texts = candidates.map((each) => each.text);
  const regional = new Set(regions.map(({ region, errorMessage }) => `${region}: ${errorMessage}`));
  return {
    kind,
    settled: isSettled(facts),
    stage: stageOf(facts, execution),
    execution,
    attempt: execution && facts.attempts.get(execution),
    step,
    stepName: step?.name ?? context?.failedStep ?? stepNameIn(named),
    component: failedComponentOf(context, texts),
    regions,
    text,
    // The other regions' texts are in `regions`.
    otherTexts: otherTexts.filter((each) => !regional.has(each.text)),
    exitCode:
      outputs.exitCode ?? texts.map((each) => exitCodeIn(each ?? '')).find((code) => code !== undefined),
    outputs,
    made: madeImages(facts),
    others,
    passedOverSteps: failed.passedOver,
  };
}

function textsFrom(source: TextSource, texts: readonly string[]) {
  return texts.map((text) => ({ source, text }));
}

function isSettled({ image, executions }: FailureFacts): boolean {
  const status = image?.state?.status;
  return status === undefined
    ? !executions.some((each) => canStillChange(each.status))
    : !canImageStillChange(status);
}

function stageOf(facts: FailureFacts, execution: WorkflowExecution | undefined): FailureStage {
  const { image, listMessage, executions } = facts;
  const during = image?.failureContext?.imageStatus;
  if (during === 'INTEGRATING') return 'integration';
  if (during === 'DISTRIBUTING') return 'distribution';
  switch (execution?.type) {
    case 'BUILD':
      return 'build';
    case 'TEST':
      return 'test';
    case 'DISTRIBUTION':
      return 'distribution';
    case undefined:
      break;
    default:
      return 'unknown';
  }
  if (during === 'BUILDING') return 'build';
  if (during === 'TESTING') return 'test';
  const reason = image?.state?.reason ?? listMessage ?? '';
  if (distributedByTheService(facts))
    return /^(?:image )?integration\b/i.test(reason.trim()) ? 'integration' : 'distribution';
  // All that was to be built and tested is done, so what is left has failed.
  const done = executions.some(({ type, status }) => type === 'BUILD' && status === 'COMPLETED');
  if (done && image?.state?.status === 'FAILED') return 'distribution';
  return executions.length === 0 && !namesAWorkflow(reason) ? 'beforeAnyWorkflow' : 'unknown';
}

function namesAWorkflow(reason: string): boolean {
  return /\bwf-[0-9a-f]{8}-|\bworkflow step\b/i.test(reason) || componentArnIn(reason) !== undefined;
}

/** `… in workflow step LaunchBuildInstance`, `Workflow step 'ApplyTestComponents' failed`. */
function stepNameIn(texts: readonly (string | undefined)[]): string | undefined {
  return texts
    .map(
      (text) => /\b(?:workflow )?step '?([A-Z][A-Za-z0-9_-]{1,99})\b/.exec(text?.slice(0, 20_000) ?? '')?.[1],
    )
    .find((name) => name !== undefined);
}
