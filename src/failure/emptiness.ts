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
  /** Brought in from elsewhere, so no workflow ever built it. */
  | 'imported'
  /** AWS's own image: its builds ran in an account of AWS. */
  | 'ownedByAws'
  /** Either the records expired or there never were any; nothing tells which. */
  | 'undecided';

/** Why there is nothing to show, in plain words. */
export interface Emptiness {
  readonly kind: EmptinessKind;
  readonly title: string;
  readonly what: string;
  readonly next: string;
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

/** How long AWS keeps the records is not published. A build this young has not lost them. */
const surelyKept = 7 * 86_400_000;

/**
 * Tells why a build has no workflow executions, by the image's state: an empty list alone can mean that it has not started,
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
  // Of an old build nothing tells the two apart, unless the service says what the failure was in.
  const isYoung = created !== undefined && facts.now - created < surelyKept;
  return isYoung || saysBeforeAnyWorkflow(facts)
    ? beforeAnyWorkflow
    : { ...texts.undecided, title: beforeAnyWorkflow.title };
}

/** What can only be there if a workflow ran. */
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

/** A failure context that names a stage and no workflow: "a failure before a workflow has no workflow to name". */
function saysBeforeAnyWorkflow({ image }: EmptinessFacts): boolean {
  const context = image?.failureContext;
  return context?.imageStatus !== undefined && context.workflowExecutionId === undefined;
}

function notStarted(label: string): Emptiness {
  return {
    kind: 'notStarted',
    title: 'No workflow has started yet',
    what: `The image is ${label.toLowerCase()}, and its first workflow is not listed so far.`,
    next: 'It appears here by itself. A build can be queued behind others of its account.',
  };
}

const texts = {
  failedBeforeAnyWorkflow: {
    kind: 'failedBeforeAnyWorkflow',
    title: 'Failed before any workflow',
    what: 'The build failed before Image Builder began a workflow, so there are no executions and no steps.',
    next: 'The image’s reason says why. It is usually the recipe, the infrastructure configuration or a role; correct it and build again.',
  },
  cancelledBeforeAnyWorkflow: {
    kind: 'cancelledBeforeAnyWorkflow',
    title: 'Cancelled before any workflow',
    what: 'The build was cancelled before Image Builder began a workflow.',
    next: 'Nothing was made. Build again when you want the image.',
  },
  recordsExpired: {
    kind: 'recordsExpired',
    title: 'The records have expired',
    what: 'Workflows ran for this image, and AWS keeps their records for a limited time only, which it does not publish.',
    next: 'The CloudWatch logs may still be there, for as long as their group keeps them.',
  },
  imported: {
    kind: 'imported',
    title: 'Imported, not built',
    what: 'This image was imported. No workflow built it, so there is nothing to show.',
    next: 'What was imported, and from where, is with the image in the console.',
  },
  ownedByAws: {
    kind: 'ownedByAws',
    title: 'An image of AWS’s own',
    what: 'AWS built this image in an account of its own, and does not show how.',
    next: 'Open a build of your own account instead.',
  },
  undecided: {
    kind: 'undecided',
    title: 'No executions on record',
    what: 'Either no workflow ever ran, or the records have expired: AWS keeps them for a limited time, which it does not publish.',
    next: 'The CloudWatch logs may tell, for as long as their group keeps them.',
  },
} as const satisfies Record<Exclude<EmptinessKind, 'notStarted'>, Emptiness>;
