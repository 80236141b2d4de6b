/** A place in AWS, for links into its console. */
export interface ConsolePlace {
  readonly partition: string;
  readonly region: string;
}

/**
 * The console's host in each partition. Others have none here: a link to the wrong console is worse than no link.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html and the partitions' own sign-in pages.
 */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The console's host in a partition. */
export function consoleHost(partition: string): string | undefined {
  return Object.hasOwn(hosts, partition) ? hosts[partition] : undefined;
}

/**
 * An address in the console. `path` begins with a slash and is written by us; what comes from outside goes into `query` and,
 * encoded, into `fragment`.
 */
export function consoleUrl(
  { partition, region }: ConsolePlace,
  path: `/${string}`,
  { query = {}, fragment }: { query?: Readonly<Record<string, string>>; fragment?: string } = {},
): string | undefined {
  const host = consoleHost(partition);
  if (host === undefined) return undefined;
  const search = new URLSearchParams({ region, ...query }).toString();
  return `https://${host}${path}?${search}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** One build's page, or one pipeline's. */
export function imageBuilderConsoleUrl(place: ConsolePlace, kind: 'images' | 'pipelines', arn: string) {
  return consoleUrl(place, '/imagebuilder/home', { fragment: `/${kind}/${encoded(arn)}` });
}

/**
 * A log stream. The console decodes its fragment twice and has `$` for `%` there, so that a slash is `$252F`.
 */
export function logStreamConsoleUrl(place: ConsolePlace, group: string, stream: string): string | undefined {
  const fragment = `logsV2:log-groups/log-group/${dollars(group)}/log-events/${dollars(stream)}`;
  return consoleUrl(place, '/cloudwatch/home', { fragment });
}

function dollars(text: string): string {
  return encodeURIComponent(encoded(text)).replaceAll('%', '$');
}

/** An instance's page, or an AMI's. */
export function ec2ConsoleUrl(
  place: ConsolePlace,
  kind: 'instance' | 'image',
  id: string,
): string | undefined {
  const page = kind === 'instance' ? 'InstanceDetails:instanceId' : 'ImageDetails:imageId';
  return consoleUrl(place, '/ec2/home', { fragment: `${page}=${encoded(id)}` });
}

/** A command's run through Systems Manager. */
export function runCommandConsoleUrl(place: ConsolePlace, commandId: string): string | undefined {
  return consoleUrl(place, `/systems-manager/run-command/${encoded(commandId)}`);
}

/** An execution of a state machine. */
export function stateMachineExecutionConsoleUrl(place: ConsolePlace, executionArn: string) {
  return consoleUrl(place, '/states/home', {
    fragment: `/v2/executions/details/${encoded(executionArn)}`,
  });
}

/** The calls of one API operation that CloudTrail recorded. */
export function cloudTrailConsoleUrl(place: ConsolePlace, eventName: string): string | undefined {
  return consoleUrl(place, '/cloudtrailv2/home', {
    fragment: `/events?EventName=${encoded(eventName)}`,
  });
}

/** An object of a bucket, or everything under a prefix that ends in a slash. */
export function s3ConsoleUrl(place: ConsolePlace, bucket: string, key: string): string | undefined {
  const page = key === '' || key.endsWith('/') ? 'buckets' : 'object';
  const query = key === '' ? {} : { prefix: key };
  return consoleUrl(place, `/s3/${page}/${encoded(bucket)}`, { query });
}

/** Percent-encoded. `encodeURIComponent` throws at half a surrogate pair, which JSON may hold. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD'));
}
