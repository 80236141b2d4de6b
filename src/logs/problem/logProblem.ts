import { readAccessDenied } from '../../aws/accessDenied.ts';
import { describeError } from '../../aws/describeError.ts';
import { type BuildLogStream, logGroupArn } from '../../aws/imagebuilder/logStream.ts';
import type { ServiceError } from '../../aws/serviceError.ts';

/** Why there are no log lines to show, and what to do about it. Details are untrusted text. */
export interface LogProblem {
  readonly kind:
    | 'noStreamYet'
    | 'noLinesYet'
    | 'streamMissing'
    | 'groupMissing'
    | 'otherAccount'
    | 'forbidden'
    | 'expired'
    | 'throttled'
    | 'failed';
  readonly title: string;
  readonly detail: string;
  readonly nextStep: string;
  /** An IAM permission that would help. */
  readonly permission?: { readonly action: string; readonly resource: string };
  /** Whether the same request may succeed later. */
  readonly mayRetry: boolean;
}

export interface LogContext {
  readonly log: BuildLogStream;
  /** The account of the identity that reads, where it is known. */
  readonly callerAccount?: string | undefined;
  /** Whether the build is still running, so that lines may yet be written. */
  readonly isRunning: boolean;
  /** Whether it is the log of a pipeline rather than of a build. */
  readonly isOfPipeline?: boolean | undefined;
}

/** What a failed request for log events means. */
export function problemOfError(error: ServiceError, context: LogContext): LogProblem {
  const { log, isRunning } = context;
  const other = otherAccount(error, context);
  if (other) return other;
  if (error.kind === 'notFound') {
    if (isRunning)
      return {
        kind: 'noStreamYet',
        title: 'No log stream yet',
        detail: `${place(log)} does not exist yet. Image Builder creates it when the build writes its first line.`,
        nextStep: 'The lines appear here while the build runs.',
        mayRetry: true,
      };
    return /\blog group\b/i.test(error.message) ? groupMissing(log) : streamMissing(log);
  }
  if (error.kind === 'forbidden') return forbidden(error, log);
  if (error.kind === 'throttled')
    return {
      kind: 'throttled',
      title: 'CloudWatch Logs throttles these requests',
      detail: 'The account reads logs more often than CloudWatch Logs allows.',
      nextStep: 'Wait a few seconds, then retry.',
      mayRetry: true,
    };
  const { title, nextStep } = describeError(error);
  return {
    kind: 'failed',
    title: `The log could not be read: ${title}`,
    detail: error.message.slice(0, 600),
    nextStep,
    mayRetry: true,
  };
}

/** What it means that a stream exists and has no event in the time that was asked for. */
export function problemOfNoEvents({ log, isRunning, isOfPipeline = false }: LogContext): LogProblem {
  return isRunning
    ? {
        kind: 'noLinesYet',
        title: 'No log lines yet',
        detail: `${place(log)} exists and is empty.`,
        nextStep: 'The lines appear here while the build runs.',
        mayRetry: true,
      }
    : {
        kind: 'expired',
        title: 'The log lines have expired',
        detail: `${place(log)} exists and is empty: the retention setting of the log group has removed its lines.`,
        nextStep: isOfPipeline
          ? 'Set a longer retention on the log group to keep later lines.'
          : 'Look for a copy in S3. For later builds, set a longer retention on the log group.',
        mayRetry: false,
      };
}

function otherAccount(error: ServiceError, { log, callerAccount }: LogContext): LogProblem | undefined {
  if (!['forbidden', 'notFound', 'invalidRequest'].includes(error.kind)) return undefined;
  const caller = readAccessDenied(error).callerAccount ?? callerAccount;
  const isAwsOwned = log.account.startsWith('aws');
  if (!isAwsOwned && (caller === undefined || caller === log.account)) return undefined;
  const where = isAwsOwned ? 'an account of AWS' : `account ${log.account}`;
  return {
    kind: 'otherAccount',
    title: `The log is in ${where}`,
    detail: `That account owns the build, and its log group ${log.group}.${caller === undefined ? '' : ` You are signed in to account ${caller}.`}`,
    nextStep: isAwsOwned
      ? 'It cannot be read from here.'
      : `Sign in to account ${log.account}, or have it share its logs with this account as a CloudWatch monitoring account.`,
    mayRetry: false,
  };
}

function groupMissing(log: BuildLogStream): LogProblem {
  return {
    kind: 'groupMissing',
    title: 'The log group does not exist',
    detail: `There is no log group ${log.group} in ${log.region}.${guessed(log)}`,
    nextStep: 'It may have been deleted, or the build may not have been allowed to create it.',
    mayRetry: false,
  };
}

function streamMissing(log: BuildLogStream): LogProblem {
  return {
    kind: 'streamMissing',
    title: 'The log stream does not exist',
    detail: `The log group ${log.group} has no stream ${log.stream}.`,
    nextStep:
      'The stream may have been deleted, or the build may not have been allowed to write logs. Look for a copy in S3.',
    mayRetry: false,
  };
}

function guessed({ source }: BuildLogStream): string {
  return source === 'guessed'
    ? ' The name is taken from the ARN, in lower case, since GetImage could not be read; the group keeps the case of the image’s name.'
    : '';
}

function forbidden(error: ServiceError, log: BuildLogStream): LogProblem {
  const { action = 'logs:GetLogEvents', explicitDeny } = readAccessDenied(error);
  const arn = logGroupArn(log);
  const needed = `You need ${action} on log group ${arn ?? log.group}`;
  const isRefusedByIam = /\bnot authorized to perform\b/i.test(error.message);
  return {
    kind: 'forbidden',
    title: 'You are not allowed to read this log',
    detail: isRefusedByIam ? `${needed}.` : error.message.slice(0, 600),
    nextStep: explicitDeny
      ? 'A policy denies it explicitly: allowing it elsewhere changes nothing. Ask your administrator.'
      : log.source === 'configured'
        ? 'The build logs to a group of its own. Ask your administrator for this permission.'
        : 'Ask your administrator for this permission.',
    ...(isRefusedByIam && !explicitDeny && arn !== undefined
      ? { permission: { action, resource: `${arn}:log-stream:*` } }
      : {}),
    mayRetry: true,
  };
}

function place({ group, stream }: BuildLogStream): string {
  return `The log stream ${group} ${stream}`;
}

/** The policy statement that grants a permission, as JSON to copy. */
export function policyStatement({ action, resource }: { action: string; resource: string }): string {
  return JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource }, null, 2);
}
