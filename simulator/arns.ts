/** The account of every sentinel, and of most of the demo: the one AWS's documentation uses. */
export const accountId = '111122223333';

/** A second account of the demo. */
export const secondAccountId = '444455556666';

/** A third account, whose demo Regions refuse every request. `npm start` shows it on request only. */
export const faultyAccountId = '777788889999';

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

/** The ARN of one of an account's resources, such as `image/golden-ami/1.4.2/17`. */
export function arnOf(resource: string, region = 'us-east-1', account = accountId): string {
  return `arn:${partitionOf(region)}:imagebuilder:${region}:${account}:${resource}`;
}

/** The account that an ARN names; undefined for an ARN of AWS's own resources, and for what is no ARN. */
export function accountOf(arn: string): string | undefined {
  const account = arn.split(':')[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

/** The ARN of the image version a build belongs to: without its last `/N`. */
export function versionArnOf(buildArn: string): string {
  return buildArn.slice(0, buildArn.lastIndexOf('/'));
}
