import type { ImageBuildVersion } from '../aws/imagebuilder/arn.ts';
import { componentArnIn, workflowExecutionIdIn } from '../aws/errorText.ts';
import type { Image } from '../aws/imagebuilder/image.ts';
import { imageStatusMeaning } from '../aws/imagebuilder/imageStatus.ts';
import { parseInstant } from '../lib/time.ts';

export type EmptinessKind =
  | 'notStarted'
  | 'failedBeforeAnyWorkflow'
  | 'cancelledBeforeAnyWorkflow'
  | 'recordsExpired'
  /** Imported, so no workflow built it. */
  | 'imported'
  /** An image of AWS, built in an account of AWS. */
  | 'ownedByAws'
  /** Either the records expired or no workflow ran; the API does not show which. */
  | 'undecided';

/** Why a list of executions is empty. */
export interface Emptiness {
  readonly kind: EmptinessKind;
  readonly title: string;
  readonly detail: string;
  readonly nextStep: string;
}

export interface EmptinessFacts {
  readonly build: ImageBuildVersion;
  /** Undefined when GetImage could not be read. */
  readonly image: Image | undefined;
  /** ListWorkflowExecutions' own `message`. */
  readonly listMessage?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** AWS does not publish how long it keeps the records. Younger builds have theirs. */
const surelyKept = 7 * 86_400_000;

/**
 * Explains why a build has no workflow executions, by the state of the image: an empty list can mean that it has not started,
 * that it failed before any workflow, or that the records have expired.
 */
export function emptinessOf(facts: EmptinessFacts): Emptiness {
  const { image, build } = facts;
  if (build.account.startsWith('aws')) return texts.ownedByAws;
  if (image?.buildType === 'IMPORT' || image?.imageSource === 'IMPORTED') return texts.imported;
  const status = image?.state?.status;
  const { stage, label } = imageStatusMeaning(status);
  switch (stage) {
    case 'notStarted':
    case 'underWay':
      return notStarted(label);
    case 'made':
      return texts.recordsExpired;
    case 'failed':
      return ended(facts, texts.failedBeforeAnyWorkflow);
    case 'cancelled':
      return ended(facts, texts.cancelledBeforeAnyWorkflow);
    case 'unknown':
      return (facts.listMessage ?? '') === '' ? texts.undecided : ended(facts, texts.failedBeforeAnyWorkflow);
  }
}

function ended(facts: EmptinessFacts, beforeAnyWorkflow: Emptiness): Emptiness {
  if (someWorkflowRan(facts)) return texts.recordsExpired;
  const created = parseInstant(facts.image?.dateCreated);
  // For an old build the two cannot be distinguished, unless the failure context names the stage.
  const isYoung = created !== undefined && facts.now - created < surelyKept;
  return isYoung || saysBeforeAnyWorkflow(facts)
    ? beforeAnyWorkflow
    : { ...texts.undecided, title: beforeAnyWorkflow.title };
}

/** Whether the image shows that a workflow ran. */
function someWorkflowRan({ image, listMessage }: EmptinessFacts): boolean {
  const context = image?.failureContext;
  const reasons = [image?.state?.reason, listMessage];
  return (
    context?.workflowExecutionId !== undefined ||
    context?.componentFailure !== undefined ||
    ['TESTING', 'DISTRIBUTING', 'INTEGRATING'].includes(context?.imageStatus ?? '') ||
    (image?.outputResources?.amis.length ?? 0) > 0 ||
    (image?.outputResources?.containers.length ?? 0) > 0 ||
    reasons.some(
      (reason) => workflowExecutionIdIn(reason) !== undefined || componentArnIn(reason) !== undefined,
    ) ||
    reasons.some((reason) => /\bworkflow step\b|\bstate = '(?:BUILDING|TESTING)'/.test(reason ?? ''))
  );
}

/** A failure context with a stage and without a workflow: the failure came before any workflow. */
function saysBeforeAnyWorkflow({ image }: EmptinessFacts): boolean {
  const context = image?.failureContext;
  return context?.imageStatus !== undefined && context.workflowExecutionId === undefined;
}

function notStarted(label: string): Emptiness {
  return {
    kind: 'notStarted',
    title: 'No workflow has started yet',
    detail: `The image is ${label.toLowerCase()}, and no workflow is listed yet.`,
    nextStep: 'This page updates automatically. A build can be queued behind other builds of the account.',
  };
}

const texts = {
  failedBeforeAnyWorkflow: {
    kind: 'failedBeforeAnyWorkflow',
    title: 'Failed before any workflow',
    detail:
      'The build failed before Image Builder started a workflow, so there are no executions and no steps.',
    nextStep:
      'The status reason of the image names the cause, usually the recipe, the infrastructure configuration or a role. Correct it and build again.',
  },
  cancelledBeforeAnyWorkflow: {
    kind: 'cancelledBeforeAnyWorkflow',
    title: 'Cancelled before any workflow',
    detail: 'The build was cancelled before Image Builder started a workflow.',
    nextStep: 'No image was created. Start a new build if you need it.',
  },
  recordsExpired: {
    kind: 'recordsExpired',
    title: 'The records have expired',
    detail:
      'Workflows ran for this image. AWS keeps their records for a limited time, which it does not publish.',
    nextStep: 'The CloudWatch logs may still exist, depending on the retention of the log group.',
  },
  imported: {
    kind: 'imported',
    title: 'Imported, not built',
    detail: 'This image was imported, so no workflow built it.',
    nextStep: 'Open the image in the AWS console to see what it was imported from.',
  },
  ownedByAws: {
    kind: 'ownedByAws',
    title: 'Image owned by AWS',
    detail: 'AWS built this image in its own account. Its executions are not available.',
    nextStep: 'Open a build of your account instead.',
  },
  undecided: {
    kind: 'undecided',
    title: 'No executions recorded',
    detail:
      'Either no workflow ran, or the records have expired: AWS keeps them for a limited time, which it does not publish.',
    nextStep: 'The CloudWatch logs may show which, depending on the retention of the log group.',
  },
} as const satisfies Record<Exclude<EmptinessKind, 'notStarted'>, Emptiness>;
