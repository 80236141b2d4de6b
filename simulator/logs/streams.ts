/** The log groups and streams of the account: one stream for each build, and one for each day of a pipeline. */
import { arnOf, parseBuildArn, partitionOf } from '../arns.ts';
import { timestamp } from '../clock.ts';
import { ServiceError, notAuthorized } from '../errors.ts';
import type { Call } from '../operations/operation.ts';
import { arnOfPipeline } from '../plans/pipeline.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { pipelineArnOf } from '../wire/image.ts';
import { buildLog } from './buildLog.ts';
import { firstAtOrAfter, joinEvents, type LogEvent, type LogEvents } from './events.ts';
import { logGroupAccountIn } from './input.ts';

export interface LogStream {
  readonly name: string;
  /** What is written by now. */
  readonly events: LogEvents;
  /** The retention of the group has removed all events, and left the stream. */
  readonly isExpired?: boolean;
  /** Every other page is empty. */
  readonly hasEmptyPages?: boolean;
}

const pipelinePrefix = '/aws/imagebuilder/pipeline/';

/** The streams of a log group that hold an event by now. Refuses a group that does not exist, or may not be read. */
export function streamsOf(
  call: Call,
  operation: string,
  group: string,
  stream?: string,
): readonly LogStream[] {
  refuseOtherAccount(call, operation, resourceOf(group, stream));
  const plans = call.account
    .plansIn(call.region)
    .filter(({ arn, log }) => log !== 'noGroup' && parseBuildArn(arn)?.accountId === call.account.id);
  const pipeline = group.startsWith(pipelinePrefix) ? group.slice(pipelinePrefix.length) : undefined;
  const builds =
    pipeline === undefined
      ? withUnlisted(
          call,
          group,
          stream,
          plans.filter((plan) => groupOf(plan) === group),
        )
      : plans.filter((plan) => plan.image.pipeline === pipeline);
  if (builds.length === 0) throw notFound('group');
  for (const { log } of builds) refuseGroup(log, call, operation, resourceOf(group, stream));
  const streams =
    pipeline === undefined ? builds.map((plan) => buildStream(call, plan)) : pipelineStreams(call, builds);
  return streams.filter(({ events, isExpired }) => events.length > 0 || isExpired);
}

export function requireStream(call: Call, operation: string, group: string, name: string): LogStream {
  const stream = streamsOf(call, operation, group, name).find((each) => each.name === name);
  if (!stream) throw notFound('stream');
  return stream;
}

export function logArn(call: Call, resource: string, account = call.account.id): string {
  return `arn:${partitionOf(call.region)}:logs:${call.region}:${account}:${resource}`;
}

function groupOf(plan: BuildPlan): string {
  return plan.logGroupName ?? `/aws/imagebuilder/${plan.image.name}`;
}

/** A build that is too old for the lists keeps its stream. */
function withUnlisted(
  call: Call,
  group: string,
  stream: string | undefined,
  listed: readonly BuildPlan[],
): readonly BuildPlan[] {
  const name = listed[0]?.image.name;
  if (stream === undefined || name === undefined) return listed;
  const plan = call.account.findPlan(
    arnOf(`image/${name.toLowerCase()}/${stream}`, call.region, call.account.id),
  );
  return plan && groupOf(plan) === group && !listed.some(({ arn }) => arn === plan.arn)
    ? [...listed, plan]
    : listed;
}

function buildStream(call: Call, plan: BuildPlan): LogStream {
  const { version, build } = parseBuildArn(plan.arn) ?? { version: '', build: '' };
  const events = buildLog(plan, call.account.timelineOf(plan), call.account.seed);
  return {
    name: `${version}/${build}`,
    isExpired: plan.log === 'expired',
    hasEmptyPages: plan.log === 'emptyPages',
    events: { length: firstAtOrAfter(events, call.account.now() + 1), at: (index) => events.at(index) },
  };
}

/**
 * The pipeline's own log: a line for each build that it started, and for each time at which it was due and started none, in a stream
 * for each day. How the service words the latter is not known.
 */
function pipelineStreams(call: Call, builds: readonly BuildPlan[]): readonly LogStream[] {
  const days = new Map<string, LogEvent[]>();
  for (const event of [...builds.map((plan) => startOf(call, plan)), ...skipsOf(call, builds[0])]) {
    const day = timestamp(event.timestamp).slice(0, 10).replaceAll('-', '/');
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([name, events]) => ({
    name,
    events: joinEvents(
      events.toSorted((a, b) => a.timestamp - b.timestamp),
      [],
    ),
  }));
}

function startOf(call: Call, plan: BuildPlan): LogEvent {
  const pipeline = pipelineArnOf(plan, plan.image.pipeline ?? '');
  return {
    timestamp: call.account.timelineOf(plan).createdAt,
    message: `Started execution of pipeline ${pipeline} for Image ARN: ${plan.arn}`,
  };
}

function skipsOf(call: Call, build: BuildPlan | undefined): readonly LogEvent[] {
  const pipeline = call.account.pipelinesIn(call.region).find(({ name }) => name === build?.image.pipeline);
  if (!pipeline) return [];
  const arn = arnOfPipeline(pipeline);
  const message =
    pipeline.schedule?.condition === 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE'
      ? `No dependency updates found for pipeline ${arn}. Skipping execution`
      : `Failed to start execution of pipeline ${arn}: the security group of its infrastructure configuration does not exist`;
  return call.account.skippedRuns(pipeline).map((at) => ({ timestamp: at, message }));
}

function refuseGroup(log: BuildPlan['log'], call: Call, operation: string, resource: string): void {
  if (log === 'forbidden')
    throw new ServiceError('AccessDeniedException', notAuthorized(operation, logArn(call, resource), 'logs'));
  if (log === 'throttled') throw new ServiceError('ThrottlingException', 'Rate exceeded');
}

/** The log groups of another account are closed, unless this one is a monitoring account of it. */
function refuseOtherAccount(call: Call, operation: string, resource: string): void {
  const account = logGroupAccountIn(call.input);
  if (account !== undefined && account !== call.account.id)
    throw new ServiceError(
      'AccessDeniedException',
      notAuthorized(operation, logArn(call, resource, account), 'logs'),
    );
}

/** GetLogEvents is checked on the stream, the other operations on the group. */
function resourceOf(group: string, stream: string | undefined): string {
  return stream === undefined ? `log-group:${group}` : `log-group:${group}:log-stream:${stream}`;
}

function notFound(what: 'group' | 'stream'): ServiceError {
  return new ServiceError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
}
