import { parseArgs } from 'node:util';
import { parseFrameAncestors } from '../src/auth/frameAncestors.ts';
import { isRegionName } from '../src/aws/endpoint.ts';
import { isServiceName, services } from '../src/aws/registry.ts';
import { parseEndpoint, type EndpointOptions } from './profile/settings.ts';
import { StartError } from './startError.ts';

/** The accounts that the page shows: simulated ones, those of named profiles, or that of the environment's credentials. */
export type AccountOption =
  /** The accounts named on the command line; empty for those of the demo. */
  | { readonly kind: 'simulator'; readonly accounts: readonly string[] }
  /** At least one profile. */
  | { readonly kind: 'profiles'; readonly profiles: readonly string[] }
  | { readonly kind: 'environment' };

/** The command line of `npm start`. */
export interface Options {
  readonly help: boolean;
  readonly version: boolean;
  /** Undefined: the default port, or the next free one. */
  readonly port: number | undefined;
  readonly open: boolean;
  readonly account: AccountOption;
  /** The Regions that the overview reads in each account. Empty: that of the environment or the profile, or those of the demo. */
  readonly regions: readonly string[];
  readonly endpoints: EndpointOptions;
  /** Whether the page may resume, stop, retry and cancel builds of the user's account. The simulator always allows it. */
  readonly allowWrites: boolean;
  /** The origins whose pages may frame this one. */
  readonly frameAncestors: readonly string[];
}

/** A command line that can't be understood. */
export class UsageError extends StartError {
  override readonly name = 'UsageError';
  override readonly exitCode = 2;
}

export const defaultPort = 4173;

export const usage = `Shows what happened inside EC2 Image Builder builds.

npm start                            with simulated accounts: no AWS account needed
npm start -- --profile NAME          with your own account, through a profile of the AWS CLI
npm start -- --profile-from-env      with the credentials that the AWS CLI finds without --profile

  --port N             listen on 127.0.0.1:N (default ${defaultPort}, or the next free port)
  --no-open            don't open the browser
  --profile NAME       the profile to sign requests with; nothing is changed in the account. Repeat it to show several accounts
  --profile-from-env   AWS_ACCESS_KEY_ID, else AWS_PROFILE, else the profile "default", else the machine's role
  --allow-writes       let the page resume, stop, retry and cancel builds in your account
  --region REGION      the Region to show (default: AWS_REGION, AWS_DEFAULT_REGION, the profile's, us-east-1). Repeat it to show several
                       Regions of each account
  --account NUMBER     without a profile: the simulated account to show. Repeat it to show several
  --endpoint-url [SERVICE=]URL
                       send requests to URL instead of to AWS: those of SERVICE (imagebuilder or logs), or all.
                       AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_IMAGEBUILDER and AWS_ENDPOINT_URL_CLOUDWATCH_LOGS work too
  --frame-ancestors "ORIGIN …"
                       pages of these origins may show the dashboard in a frame (default: none)
  --version            print the version
  --help               print this text

AWS_USE_FIPS_ENDPOINT, AWS_CA_BUNDLE, NODE_EXTRA_CA_CERTS, HTTPS_PROXY and NO_PROXY work as with the AWS CLI.
`;

/**
 * Reads the command line.
 *
 * @throws {UsageError}
 */
export function parseOptions(args: readonly string[]): Options {
  const values = parse(args);
  const { region: regions = [], account: accounts = [] } = values;
  const account = readAccount(values.profile ?? [], values['profile-from-env'], accounts);
  if (account.kind === 'simulator') {
    for (const name of ['endpoint-url', 'allow-writes'] as const) {
      if (values[name] !== undefined)
        throw new UsageError(
          `--${name} goes with --profile or --profile-from-env; the simulator does not need it.`,
        );
    }
  } else if (accounts.length > 0) {
    throw new UsageError('--account names an account of the simulator; a profile has one account.');
  }
  const notRegion = regions.find((region) => !isRegionName(region));
  if (notRegion !== undefined) {
    throw new UsageError(`--region: "${notRegion}" is not the name of a region, such as us-east-1.`);
  }
  return {
    help: values.help,
    version: values.version,
    port: parsePort(values.port),
    open: !values['no-open'],
    account,
    regions: [...new Set(regions)],
    endpoints: parseEndpoints(values['endpoint-url'] ?? []),
    allowWrites: values['allow-writes'] ?? false,
    frameAncestors: parseAncestors(values['frame-ancestors']),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        profile: { type: 'string', multiple: true },
        region: { type: 'string', multiple: true },
        account: { type: 'string', multiple: true },
        'endpoint-url': { type: 'string', multiple: true },
        'profile-from-env': { type: 'boolean', default: false },
        'allow-writes': { type: 'boolean' },
        'frame-ancestors': { type: 'string', default: '' },
        version: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port: "${text}" is not a port number from 0 to 65535.`);
}

function parseAncestors(text: string): string[] {
  const sources = parseFrameAncestors(text);
  if (sources) return sources;
  throw new UsageError(
    `--frame-ancestors: "${text}" has to be origins such as https://wiki.example.com, https://*.example.com or http://localhost:7007, without a path, separated by spaces.`,
  );
}

function readAccount(
  profiles: readonly string[],
  fromEnvironment: boolean,
  accounts: readonly string[],
): AccountOption {
  if (profiles.includes('')) throw new UsageError('--profile needs the name of a profile.');
  if (profiles.length > 0 && fromEnvironment)
    throw new UsageError('--profile and --profile-from-env exclude each other.');
  if (profiles.length > 0) return { kind: 'profiles', profiles: [...new Set(profiles)] };
  return fromEnvironment ? { kind: 'environment' } : { kind: 'simulator', accounts };
}

function parseEndpoints(texts: readonly string[]): EndpointOptions {
  return Object.fromEntries(
    texts.map((text) => {
      const [, service = 'all', address = ''] = /^(?:([a-z0-9-]+)=)?(.*)$/s.exec(text) ?? [];
      if (service !== 'all' && !isServiceName(service)) {
        const known = Object.keys(services).join(' or ');
        throw new UsageError(`--endpoint-url: "${service}" is not a service; give ${known}.`);
      }
      const url = parseEndpoint(address);
      if (url instanceof URL) return [service, url];
      throw new UsageError(`--endpoint-url: ${url}`);
    }),
  );
}
