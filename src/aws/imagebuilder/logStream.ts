import type { ImageBuildVersion } from './arn.ts';
import type { Image } from './image.ts';

/** What of an image says where its logs are; a build's summary has the same. */
export type LogSource = Pick<Image, 'name' | 'loggingConfiguration'>;

/** The CloudWatch log stream that Image Builder writes one build's log to. */
export interface BuildLogStream {
  readonly region: string;
  readonly partition: string;
  /** The account that owns the build, and its log. `aws…` for an image that AWS owns. */
  readonly account: string;
  readonly group: string;
  readonly stream: string;
  /**
   * How the group is known: `configured` by the image's logging configuration, `named` after the image, or `guessed` from the
   * ARN, which is in lower case where the group keeps the case of the name.
   */
  readonly source: 'configured' | 'named' | 'guessed';
}

/**
 * The log stream of a build.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/userguide/monitor-cwlogs.html
 */
export function buildLogStream(build: ImageBuildVersion, image: LogSource | undefined): BuildLogStream {
  const { region, partition, account } = build;
  const configured = image?.loggingConfiguration?.logGroupName || undefined;
  const name = image?.name || undefined;
  return {
    region,
    partition,
    account,
    group: configured ?? `/aws/imagebuilder/${name ?? build.image}`,
    stream: `${build.version}/${build.build}`,
    source: configured !== undefined ? 'configured' : name !== undefined ? 'named' : 'guessed',
  };
}

/** The group's ARN, as a request names it. Undefined for the log of an image that AWS owns. */
export function logGroupArn({ partition, region, account, group }: BuildLogStream): string | undefined {
  return /^\d{12}$/.test(account)
    ? `arn:${partition}:logs:${region}:${account}:log-group:${group}`
    : undefined;
}

/**
 * How a request names the stream. By ARN where the account is known: by name alone, the caller's own account would respond
 * with a group of the same name for a build that another account has shared.
 */
export function logStreamInput(log: BuildLogStream) {
  const arn = logGroupArn(log);
  return {
    ...(arn === undefined ? { logGroupName: log.group } : { logGroupIdentifier: arn }),
    logStreamName: log.stream,
  };
}
