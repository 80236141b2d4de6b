import { type ImageBuildVersion, imageVersionArn } from '../aws/imagebuilder/arn.ts';
import { describeError } from '../aws/describeError.ts';
import { readAccessDenied } from '../aws/accessDenied.ts';
import { refuserOf } from '../aws/refuser.ts';
import { operations, type OperationName, resourceTypes } from '../aws/registry.ts';
import type { ServiceError } from '../aws/serviceError.ts';

export type ErrorCause =
  | 'noPermission'
  | 'wrongRegion'
  | 'wrongAccount'
  | 'notFound'
  | 'noNetwork'
  /** Something else than the service answers at the API's path. */
  | 'apiPath'
  | 'other';

/** What an error means here, in plain words. */
export interface ErrorExplanation {
  readonly cause: ErrorCause;
  readonly title: string;
  /** More about what happened, where the title does not say it all. */
  readonly detail: string | undefined;
  readonly nextStep: string;
  /** The IAM action that is missing, and what it is missing on. */
  readonly permission?: { readonly action: string; readonly resource: string } | undefined;
}

export interface ErrorPlace {
  readonly build?: ImageBuildVersion | undefined;
  /** The region that the request went to. */
  readonly region: string;
  /** The account of the caller, where it is known. */
  readonly callerAccount?: string | undefined;
  /** What the request named, where it is not the build. */
  readonly workflowExecutionId?: string | undefined;
  readonly stepExecutionId?: string | undefined;
  readonly workflowBuildVersionArn?: string | undefined;
}

/**
 * Says what a failed request means for this build, and what can be done about it: `describeError` with what the page knows
 * of the build's account and region.
 */
export function explainError(error: ServiceError, place: ErrorPlace): ErrorExplanation {
  const refuser = refuserOf(error);
  if (refuser === 'service') {
    const special = explainedByPlace(error, place);
    if (special) return special;
  }
  const { title, nextStep } = describeError(error);
  const cause = error.kind === 'network' ? 'noNetwork' : refuser === 'otherServer' ? 'apiPath' : 'other';
  return { cause, title: capitalised(title), detail: causeTexts[cause], nextStep };
}

const causeTexts = {
  noNetwork: 'The connection failed or was refused: this page could not reach what answers for AWS.',
  apiPath:
    'A response came that Image Builder does not give. The path /api/imagebuilder/ may lead elsewhere, or a proxy or a sign-in page is in between.',
  other: undefined,
} as const;

function explainedByPlace(error: ServiceError, place: ErrorPlace): ErrorExplanation | undefined {
  if (error.kind === 'forbidden') return forbidden(error, place);
  if (error.kind === 'notFound' || (error.kind === 'invalidRequest' && wrongRegion(place))) {
    return notFound(place);
  }
  return undefined;
}

function forbidden(error: ServiceError, place: ErrorPlace): ErrorExplanation | undefined {
  const denied = readAccessDenied(error);
  const caller = place.callerAccount ?? denied.callerAccount;
  const { build } = place;
  if (build && caller !== undefined && isOtherAccount(build, caller)) return wrongAccount(build, caller);
  if (denied.explicitDeny) return undefined;
  const action = denied.action ?? operations[error.operation].iamAction;
  const resource = denied.resource ?? resourceOf(error.operation, place);
  return {
    cause: 'noPermission',
    title: 'Not permitted',
    detail: `The identity that is signed in may not do ${action} on ${resource}.`,
    nextStep:
      'Ask for this action in the identity’s policy. When it is there already, a service control policy, a permissions boundary or a session policy forbids it.',
    permission: { action, resource },
  };
}

function notFound(place: ErrorPlace): ErrorExplanation {
  const { build, callerAccount } = place;
  if (build && wrongRegion(place)) {
    return {
      cause: 'wrongRegion',
      title: 'Another region was asked',
      detail: `This build belongs to ${build.region}, and ${place.region} was asked. A region knows only its own images.`,
      nextStep: `Open it in ${build.region}.`,
    };
  }
  if (build && callerAccount !== undefined && isOtherAccount(build, callerAccount))
    return wrongAccount(build, callerAccount);
  return {
    cause: 'notFound',
    title: 'There is no such build',
    detail: build
      ? `The account that was asked has no build ${build.version}/${build.build} of ${build.image} in ${build.region}: it was deleted, was never there, or belongs to another account than ${build.account}.`
      : 'What was asked for does not exist in this account and region, or does not exist any more.',
    nextStep:
      'Check the ARN’s account, region, version and build number. A new image can take two minutes to appear in lists.',
  };
}

function wrongAccount(build: ImageBuildVersion, caller: string): ErrorExplanation {
  return {
    cause: 'wrongAccount',
    title: 'Another account is signed in',
    detail: `This build belongs to the account ${build.account}, and ${caller} is signed in.`,
    nextStep: `Sign in to ${build.account}, or use a profile of that account.`,
  };
}

function wrongRegion({ build, region }: ErrorPlace): boolean {
  return build !== undefined && build.region !== region;
}

function isOtherAccount(build: ImageBuildVersion, caller: string): boolean {
  return /^\d{12}$/.test(build.account) && build.account !== caller;
}

/**
 * The ARN that a policy has to name for an operation.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2imagebuilder.html
 */
function resourceOf(operation: OperationName, place: ErrorPlace): string {
  const { build } = place;
  const own = (type: string, id: string | undefined) =>
    build ? `arn:${build.partition}:imagebuilder:${build.region}:${build.account}:${type}/${id ?? '*'}` : '*';
  // Of an action that is checked against several resources, the last is the most specific one.
  const type = operations[operation].resources.at(-1);
  switch (type) {
    case 'image':
      if (!build) return '*';
      return operation === 'ListImageBuildVersions' ? imageVersionArn(build) : build.arn;
    case 'workflowExecution':
      return own('workflow-execution', place.workflowExecutionId);
    case 'workflowStepExecution':
      return own('workflow-step-execution', place.stepExecutionId);
    case 'workflow':
      return place.workflowBuildVersionArn ?? '*';
    case 'logGroup':
    case 'logStream':
      return build ? logGroupsOf(build) : '*';
    case 'pipeline':
    case undefined:
      return '*';
  }
}

function logGroupsOf({ partition, region, account }: ImageBuildVersion): string {
  return `arn:${partition}:logs:${region}:${account}:${resourceTypes.logGroup}`;
}

function capitalised(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
