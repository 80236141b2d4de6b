/** The account everything in the simulator belongs to: the one AWS's documentation uses. */
export const accountId = '111122223333';

export interface BuildArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
  readonly version: string;
  readonly build: string;
}

const buildPattern =
  /^arn:(aws[^:]*):imagebuilder:([^:]+):([0-9]{12}|aws(?:-[a-z-]+)?):image\/([a-z0-9-_]+)\/([0-9]+\.[0-9]+\.[0-9]+)\/([0-9]+)$/;

/** The parts of an image build version's ARN, or undefined when it is none. */
export function parseBuildArn(arn: string): BuildArn | undefined {
  const match = buildPattern.exec(arn);
  if (!match) return undefined;
  const [, partition = '', region = '', account = '', name = '', version = '', build = ''] = match;
  return { partition, region, accountId: account, name, version, build };
}

/** The partition a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The ARN of one of the account's resources, such as `image/golden-ami/1.4.2/17`. */
export function arnOf(resource: string, region = 'us-east-1'): string {
  return `arn:${partitionOf(region)}:imagebuilder:${region}:${accountId}:${resource}`;
}

/** The ARN of the image version a build belongs to: without its last `/N`. */
export function versionArnOf(buildArn: string): string {
  return buildArn.slice(0, buildArn.lastIndexOf('/'));
}
