import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isRegionName } from '../src/aws/endpoint.ts';

/** A command line that can't be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const common = {
  stack: { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What deploying and publishing have in common. */
export interface StackOptions {
  readonly stack: string;
  /** The AWS CLI's own when undefined. */
  readonly region: string | undefined;
  readonly profile: string | undefined;
  /** Runs the commands; they are only shown otherwise. */
  readonly execute: boolean;
}

export interface DeployOptions extends StackOptions {
  /** The template's parameters that are given. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface PublishOptions extends StackOptions {
  /** A file with fields of `config.json` to publish in place of those derived from the stack. */
  readonly config: string | undefined;
  /** A built page to publish instead of building one. */
  readonly dist: string | undefined;
}

export interface SmokeOptions {
  readonly url: URL;
  readonly region: string;
  readonly profile: string | undefined;
  readonly frameAncestors: string;
}

export const deployUsage = `Makes or changes the stack that serves the dashboard. Without --yes it only shows the commands.

npm run deploy -- --stack NAME [--set Parameter=Value]… [--region REGION] [--profile NAME] [--yes]

  --set P=V        a parameter of deploy/template.yaml; those not given stay as they are in the stack
`;

export const publishUsage = `Publishes the page to a stack. Without --yes it only shows the commands.

npm run publish -- --stack NAME [--config FILE] [--dist FOLDER] [--region REGION] [--profile NAME] [--yes]

  --config FILE    fields of config.json that do not follow from the stack's outputs, such as another access;
                   regions, writes and frameAncestors always follow
  --dist FOLDER    this built page instead of building one
`;

export const smokeUsage = `Checks a deployment from outside. It changes nothing.

npm run smoke -- --url https://… [--region REGION] [--profile NAME] [--frame-ancestors "ORIGIN…"]

  --region         a region that the deployment reaches (default us-east-1)
  --profile NAME   signs with a profile of the AWS CLI; otherwise with keys that do not exist, which show that
                   requests arrive at AWS, and not that their signatures hold
  --frame-ancestors
                   origins that may frame the page, as the stack's FrameAncestors (default: none)
`;

/**
 * @returns undefined for `--help`
 * @throws {UsageError}
 */
export function parseDeploy(args: readonly string[]): DeployOptions | undefined {
  const values = parse(args, { ...common, set: { type: 'string', multiple: true, default: [] } });
  if (values.help) return undefined;
  const pairs = values.set.map((text): [string, string] => {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
    if (name === '') throw new UsageError(`--set takes Parameter=Value, not "${text}".`);
    return [name, value];
  });
  return { ...stackOptions(values), parameters: Object.fromEntries(pairs) };
}

/**
 * @returns undefined for `--help`
 * @throws {UsageError}
 */
export function parsePublish(args: readonly string[]): PublishOptions | undefined {
  const values = parse(args, { ...common, config: { type: 'string' }, dist: { type: 'string' } });
  if (values.help) return undefined;
  return { ...stackOptions(values), config: values.config, dist: values.dist };
}

/**
 * @returns undefined for `--help`
 * @throws {UsageError}
 */
export function parseSmoke(args: readonly string[]): SmokeOptions | undefined {
  const values = parse(args, {
    url: { type: 'string' },
    region: { type: 'string', default: 'us-east-1' },
    profile: common.profile,
    'frame-ancestors': { type: 'string', default: "'none'" },
    help: common.help,
  });
  if (values.help) return undefined;
  const { url = '', region, profile } = values;
  const isLoopback = /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(url);
  if (!URL.canParse(url) || !(url.startsWith('https://') || isLoopback)) {
    throw new UsageError(`--url needs the https URL of a deployment, not "${url}".`);
  }
  if (!isRegionName(region)) throw new UsageError(`--region: "${region}" is not the name of a region.`);
  return { url: new URL('/', url), region, profile, frameAncestors: values['frame-ancestors'] };
}

function stackOptions(values: {
  stack?: string | undefined;
  region?: string | undefined;
  profile?: string | undefined;
  yes: boolean;
}): StackOptions {
  const { stack = '', region, profile, yes: execute } = values;
  // With its region and a suffix, the name has to fit into 64 characters for CloudFront.
  if (!/^[A-Za-z][A-Za-z0-9-]{0,39}$/.test(stack)) {
    throw new UsageError(
      `--stack needs a name of at most 40 letters, digits and hyphens that begins with a letter, not "${stack}".`,
    );
  }
  if (region !== undefined && !isRegionName(region)) {
    throw new UsageError(`--region: "${region}" is not the name of a region, such as us-east-1.`);
  }
  if (region !== undefined && /^cn-|-gov-|-iso/.test(region)) {
    throw new UsageError(`--region: CloudFront does not serve ${region}. Use npm start -- --profile there.`);
  }
  return { stack, region, profile, execute };
}

function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}
