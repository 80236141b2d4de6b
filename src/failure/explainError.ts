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
  /** Another server responds at the path of the API. */
  | 'apiPath'
  | 'other';

/** What an error means for this build. */
export interface ErrorExplanation {
  readonly cause: ErrorCause;
  readonly title: string;
  /** More about what happened, where the title is not enough. */
  readonly detail: string | undefined;
  readonly nextStep: string;
  /** The missing IAM action and its resource. */
  readonly permission?: { readonly action: string; readonly resource: string } | undefined;
}

export interface ErrorPlace {
  readonly build?: ImageBuildVersion | undefined;
  /** The region that the request went to. */
  readonly region: string;
  /** The account of the caller, where it is known. */
  readonly callerAccount?: string | undefined;
  /** The resource of the request, where it is not the build. */
  readonly workflowExecutionId?: string | undefined;
  readonly stepExecutionId?: string | undefined;
  readonly workflowBuildVersionArn?: string | undefined;
}

/**
 * What a failed request means for this build, and what the user can do: `describeError` with what the page knows of the account
 * and Region of the build.
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
  noNetwork: 'The connection failed or was refused.',
  apiPath:
    'The path /api/imagebuilder/ may lead to another server, or a proxy or a sign-in page may have responded.',
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
    title: 'Access denied',
    detail: `Your role is not allowed to call ${action} on ${resource}.`,
    nextStep:
      'Ask your administrator to add this action to the policy of your role. If it is already there, a service control policy, a permissions boundary or a session policy denies it.',
    permission: { action, resource },
  };
}

function notFound(place: ErrorPlace): ErrorExplanation {
  const { build, callerAccount } = place;
  if (build && wrongRegion(place)) {
    return {
      cause: 'wrongRegion',
      title: 'Wrong Region',
      detail: `This build is in ${build.region}, and the request was sent to ${place.region}.`,
      nextStep: `Open it in ${build.region}.`,
    };
  }
  if (build && callerAccount !== undefined && isOtherAccount(build, callerAccount))
    return wrongAccount(build, callerAccount);
  return {
    cause: 'notFound',
    title: 'Build not found',
    detail: build
      ? `The account has no build ${build.version}/${build.build} of ${build.image} in ${build.region}. It was deleted, never existed, or belongs to another account than ${build.account}.`
      : 'It does not exist in this account and Region, or was deleted.',
    nextStep:
      'Check the account, Region, version and build number in the ARN. A new image can take two minutes to appear in lists.',
  };
}

function wrongAccount(build: ImageBuildVersion, caller: string): ErrorExplanation {
  return {
    cause: 'wrongAccount',
    title: 'Wrong account',
    detail: `This build belongs to account ${build.account}, and you are signed in to account ${caller}.`,
    nextStep: `Sign in to account ${build.account}, or use a profile of that account.`,
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
