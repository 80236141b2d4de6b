import { parseArgs } from 'node:util';
import { parseFrameAncestors } from '../src/auth/frameAncestors.ts';
import { isRegionName } from '../src/aws/endpoint.ts';
import { StartError } from './startError.ts';

/** What `npm start -- …` was asked for. */
export interface Options {
  readonly help: boolean;
  /** Undefined: the default port, or the next free one. */
  readonly port: number | undefined;
  readonly open: boolean;
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpointUrl: URL | undefined;
  /** Whether the profile may resume, stop, retry and cancel builds. The simulator always lets them through. */
  readonly allowWrites: boolean;
  /** The origins whose pages may show this one in a frame. */
  readonly frameAncestors: readonly string[];
}

/** A command line that can't be understood. */
export class UsageError extends StartError {
  override readonly name = 'UsageError';
  override readonly exitCode = 2;
}

export const defaultPort = 4173;

export const usage = `Shows what happened inside EC2 Image Builder builds.

npm start                            with a simulated account: no AWS account needed
npm start -- --profile NAME          with your own account, through a profile of the AWS CLI

  --port N             listen on 127.0.0.1:N (default ${defaultPort}, or the next free port)
  --no-open            don't open the browser
  --profile NAME       the profile to sign requests with; nothing is changed in the account
  --allow-writes       let the page resume, stop, retry and cancel builds with the profile
  --region REGION      where to look for images first (default: the profile's region)
  --endpoint-url URL   send the profile's requests there instead of to AWS
  --frame-ancestors "ORIGIN …"
                       pages of these origins may show the dashboard in a frame (default: none)
  --help               this text
`;

/**
 * Reads the command line.
 *
 * @throws {UsageError}
 */
export function parseOptions(args: readonly string[]): Options {
  const values = parse(args);
  const { profile, region } = values;
  if (profile === '') throw new UsageError('--profile needs the name of a profile.');
  if (profile === undefined) {
    for (const name of ['region', 'endpoint-url'] as const) {
      if (values[name] !== undefined)
        throw new UsageError(`--${name} goes with --profile; the simulator needs neither.`);
    }
    if (values['allow-writes'])
      throw new UsageError('--allow-writes goes with --profile; the simulator allows them anyway.');
  }
  if (region !== undefined && !isRegionName(region)) {
    throw new UsageError(`--region: "${region}" is not the name of a region, such as us-east-1.`);
  }
  return {
    help: values.help,
    port: parsePort(values.port),
    open: !values['no-open'],
    profile,
    region,
    endpointUrl: parseEndpointUrl(values['endpoint-url']),
    allowWrites: values['allow-writes'],
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
        profile: { type: 'string' },
        region: { type: 'string' },
        'endpoint-url': { type: 'string' },
        'allow-writes': { type: 'boolean', default: false },
        'frame-ancestors': { type: 'string', default: '' },
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

function parseEndpointUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--endpoint-url: "${text}" is not an http or https URL.`);
  }
  if (url.search || url.hash || url.username || url.password) {
    throw new UsageError('--endpoint-url: only a host and a path are of use.');
  }
  return url;
}
