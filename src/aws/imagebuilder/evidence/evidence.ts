import type { ImageBuildVersion } from '../arn.ts';
import { awsCommand, shellQuote } from '../../awsCommand.ts';
import { getLogEventsCommand } from '../../logs/logCommand.ts';
import {
  cloudTrailConsoleUrl,
  type ConsolePlace,
  ec2ConsoleUrl,
  logStreamConsoleUrl,
  runCommandConsoleUrl,
  stateMachineExecutionConsoleUrl,
} from '../../consoleUrl.ts';
import type { Image } from '../image.ts';
import { buildLogStream, type LogSource } from '../logStream.ts';
import { safeAwsUrl } from '../../safeAwsUrl.ts';

export type EvidenceKind =
  | 'cloudWatchLogs'
  | 's3Logs'
  | 'logsOnInstance'
  | 'runCommand'
  | 'instance'
  | 'ami'
  | 'container'
  | 'stateMachineExecution'
  | 'cloudTrail';

/** A place where something about a build can be read: in the console, or with a command to copy. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly label: string;
  /** What is there, as one would search for it. Untrusted text: show it, make no link of it. */
  readonly value: string;
  /** Always https and of an AWS console. */
  readonly consoleUrl?: string | undefined;
  /** For bash, zsh, dash and fish; undefined when a value in it can't be quoted alike for all of them. */
  readonly cliCommand: string | undefined;
  /** What a reader should know before looking. */
  readonly note?: string | undefined;
}

/** The label of the evidence that is a build's log stream. */
export const logStreamLabel = 'CloudWatch logs';

/**
 * The CloudWatch stream of a build. The group has the name as its owner wrote it, which the ARN has in lower case.
 * `filterPattern` narrows the command to what components wrote; without it the whole stream is read.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/userguide/monitor-cwlogs.html
 */
export function logStreamEvidence(
  build: ImageBuildVersion,
  image: LogSource | undefined,
  filterPattern?: string,
): Evidence {
  const { group, stream, source } = buildLogStream(build, image);
  const command =
    filterPattern === undefined
      ? getLogEventsCommand({ logGroupName: group, logStreamName: stream, region: build.region })
      : awsCommand('logs', 'filter-log-events', {
          logGroupName: group,
          logStreamNames: stream,
          filterPattern,
          region: build.region,
          query: 'events[].[message]',
          output: 'text',
        });
  return {
    kind: 'cloudWatchLogs',
    label: logStreamLabel,
    value: `${group} ${stream}`,
    consoleUrl: logStreamConsoleUrl(build, group, stream),
    cliCommand: command,
    note:
      source === 'guessed'
        ? 'The image’s name is taken from its ARN, which is in lower case. The log group has the case that the name was written in.'
        : undefined,
  };
}

/**
 * The logs that a component left, from the `logUrl` of its summary: an address in S3, or a path on the instance that ran it.
 * Undefined for anything else, since the text is not to be trusted.
 */
export function componentLogEvidence(
  place: ConsolePlace,
  logUrl: string | undefined,
  instanceId: string | undefined,
): Evidence | undefined {
  const s3 = safeAwsUrl(logUrl, place)?.s3;
  if (s3) {
    return {
      kind: 's3Logs',
      label: 'S3 logs',
      value: `s3://${s3.bucket}/${s3.key}`,
      consoleUrl: safeAwsUrl(logUrl, place)?.consoleUrl,
      cliCommand: printObject(s3, place.region),
    };
  }
  const isPath = logUrl !== undefined && /^(?:\/|[A-Za-z]:\\)[\w./\\ -]{1,400}$/.test(logUrl);
  if (!isPath || instanceId === undefined) return undefined;
  return {
    kind: 'logsOnInstance',
    label: 'Logs on the instance',
    value: logUrl,
    cliCommand: awsCommand('ssm', 'start-session', { target: instanceId, region: place.region }),
    note: 'Only while the instance runs. Without an S3 bucket in the infrastructure configuration there is no copy.',
  };
}

/** Prints the log to the terminal. The address may be of the folder that the component manager writes `console.log` into. */
function printObject({ bucket, key }: { bucket: string; key: string }, region: string): string | undefined {
  const isFile = /\.(?:log|txt|json)$/.test(key);
  const address = shellQuote(`s3://${bucket}/${isFile ? key : `${key.replace(/\/+$/, '')}/console.log`}`);
  return address && `aws s3 cp ${address} - --region ${shellQuote(region)}`;
}

/** The S3 bucket that the infrastructure configuration sends logs to, whether or not any have arrived. */
export function s3BucketEvidence(build: ImageBuildVersion, image: Image | undefined): Evidence | undefined {
  const logs = image?.infrastructureConfiguration?.logging?.s3Logs;
  const prefix = (logs?.s3KeyPrefix ?? '').replace(/^\/+|\/+$/g, '');
  const key = prefix === '' ? '' : `${prefix}/`;
  const safe = logs?.s3BucketName && safeAwsUrl(`s3://${logs.s3BucketName}/${key}`, build);
  if (!safe || !safe.s3) return undefined;
  const { bucket } = safe.s3;
  return {
    kind: 's3Logs',
    label: 'S3 logs',
    value: `s3://${bucket}/${key}`,
    consoleUrl: safe.consoleUrl,
    cliCommand: awsCommand('s3api', 'list-objects-v2', { bucket, prefix: key, region: build.region }),
    note: 'Uploaded by the instance. Empty if the build failed before its components ran.',
  };
}

/** A command that Systems Manager ran on the instance. */
export function runCommandEvidence(
  place: ConsolePlace,
  commandId: string,
  instanceId: string | undefined,
): Evidence {
  const { region } = place;
  return {
    kind: 'runCommand',
    label: 'Run Command',
    value: commandId,
    consoleUrl: runCommandConsoleUrl(place, commandId),
    cliCommand:
      instanceId === undefined
        ? awsCommand('ssm', 'list-command-invocations', { commandId, region })
        : awsCommand('ssm', 'get-command-invocation', { commandId, instanceId, region }),
    note: 'Systems Manager keeps it for 30 days.',
  };
}

/** An instance that was built on or tested. */
export function instanceEvidence(
  place: ConsolePlace,
  instanceId: string,
  image: Image | undefined,
): Evidence {
  const kept = image?.infrastructureConfiguration?.terminateInstanceOnFailure === false;
  return {
    kind: 'instance',
    label: 'Instance',
    value: instanceId,
    consoleUrl: ec2ConsoleUrl(place, 'instance', instanceId),
    cliCommand: awsCommand('ec2', 'describe-instances', { instanceIds: instanceId, region: place.region }),
    note: kept
      ? 'The infrastructure configuration keeps it after a failure: it runs, and is billed, until it is terminated.'
      : undefined,
  };
}

/** An AMI, in the region where it is. */
export function amiEvidence(place: ConsolePlace, imageId: string, note?: string): Evidence {
  return {
    kind: 'ami',
    label: 'AMI',
    value: `${imageId} ${place.region}`,
    consoleUrl: ec2ConsoleUrl(place, 'image', imageId),
    cliCommand: awsCommand('ec2', 'describe-images', { imageIds: imageId, region: place.region }),
    note,
  };
}

/** An execution of a state machine that a step started. */
export function stateMachineEvidence(place: ConsolePlace, executionArn: string): Evidence {
  const region = executionArn.split(':')[3] ?? place.region;
  return {
    kind: 'stateMachineExecution',
    label: 'Step Functions execution',
    value: executionArn,
    consoleUrl: stateMachineExecutionConsoleUrl({ ...place, region }, executionArn),
    cliCommand: awsCommand('stepfunctions', 'describe-execution', { executionArn, region }),
  };
}

/** The calls of an operation of another service that CloudTrail recorded, between two of the API's times. */
export function cloudTrailEvidence(
  place: ConsolePlace,
  eventName: string,
  startTime: string | undefined,
  endTime: string | undefined,
): Evidence {
  return {
    kind: 'cloudTrail',
    label: 'CloudTrail',
    value: eventName,
    consoleUrl: cloudTrailConsoleUrl(place, eventName),
    cliCommand: awsCommand('cloudtrail', 'lookup-events', {
      lookupAttributes: `AttributeKey=EventName,AttributeValue=${eventName}`,
      startTime,
      endTime,
      region: place.region,
    }),
    note: 'The event has the whole error, with the encoded message of a refusal. CloudTrail keeps it for 90 days.',
  };
}
