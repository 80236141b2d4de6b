import { isRegionName, partitionOf } from '../endpoint.ts';

/** The parts of an image build version's ARN, `arn:<partition>:imagebuilder:<region>:<account>:image/<image>/<version>/<build>`. */
export interface ImageBuildVersion {
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  /** Twelve digits, or `aws…` for an image that AWS owns. */
  readonly account: string;
  /** The name as the ARN has it: lower case. `GetImage` knows the name as its owner wrote it. */
  readonly image: string;
  /** The semantic version, `1.4.2`. */
  readonly version: string;
  /** Digits, kept as text: a number would lose those of a long one, and leading zeros. */
  readonly build: string;
}

/** An image version: the same without a build, so the parent of all its builds. */
export type ImageVersion = Omit<ImageBuildVersion, 'build'>;

const arnPattern =
  /^arn:(aws[^:]*):imagebuilder:([^:]+):(\d{12}|aws[^:]*):image\/([a-z0-9-_]+)\/(\d+\.\d+\.\d+)(?:\/(\d+))?$/;

/**
 * Parses an image build version's ARN, exactly as the service would take it, in a region that its partition has: a request
 * goes where the ARN says.
 * Undefined when `text` is anything else; `understandBuild` says what it is instead.
 * Source: the pattern of `ImageBuildVersionArn` in the service model.
 */
export function parseImageBuildVersionArn(text: string): ImageBuildVersion | undefined {
  const parts = parse(text);
  return parts?.build === undefined ? undefined : { ...parts.imageVersion, arn: text, build: parts.build };
}

/** Parses an image version's ARN, the one without a build number. Undefined when `text` is anything else. */
export function parseImageVersionArn(text: string): ImageVersion | undefined {
  const parts = parse(text);
  return parts && parts.build === undefined ? parts.imageVersion : undefined;
}

/** The ARN of the version that a build belongs to. */
export function imageVersionArn(build: ImageBuildVersion): string {
  return build.arn.slice(0, build.arn.lastIndexOf('/'));
}

/** Orders the builds of one version by their numbers, which may have more digits than a number keeps. */
export function compareBuildNumbers(a: ImageBuildVersion, b: ImageBuildVersion): number {
  const [left, right] = [BigInt(a.build), BigInt(b.build)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function parse(text: string): { imageVersion: ImageVersion; build: string | undefined } | undefined {
  const match = arnPattern.exec(text);
  if (!match) return undefined;
  const [, partition = '', region = '', account = '', image = '', version = '', build] = match;
  if (!isRegionName(region) || (partitionOf(region) ?? partition) !== partition) return undefined;
  const imageVersion = { arn: text, partition, region, account, image, version };
  return { imageVersion, build };
}
