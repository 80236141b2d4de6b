import type { parseKnownFiles } from '@smithy/core/config';
import { isRegionName, serviceHost } from '../../src/aws/endpoint.ts';
import type { ServiceName } from '../../src/aws/registry.ts';
import { StartError } from '../startError.ts';

/** The sections of the AWS config and credentials files. */
export type AwsFiles = Awaited<ReturnType<typeof parseKnownFiles>>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the user's credentials come from. */
export type CredentialSource =
  | { readonly kind: 'profile'; readonly profile: string }
  /** `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. */
  | { readonly kind: 'environment' }
  /** A web identity token, a container's or an EC2 instance's role. */
  | { readonly kind: 'machine' };

/** A service that the server sends requests to. */
export type RemoteService = ServiceName | 'sts';

/** Endpoints from the command line: for one service, or for all of them. */
export type EndpointOptions = { readonly [service in ServiceName | 'all']?: URL };

export interface SettingsInput {
  /** The profile whose section counts. */
  readonly profile: string;
  readonly region: string | undefined;
  readonly endpoints: EndpointOptions;
  readonly env: Environment;
  readonly files: AwsFiles;
}

/** Where requests go, found in the same places and in the same order as the AWS CLI does. */
export interface Settings {
  readonly region: string;
  /** Where the Region was found, such as `AWS_REGION`. */
  readonly regionSource: string;
  readonly usesFips: boolean;
  /** The file of trusted CA certificates, from `AWS_CA_BUNDLE` or the profile's `ca_bundle`. */
  readonly caBundle: string | undefined;
  /** A configured endpoint. Undefined: the service's own. */
  endpoint(service: RemoteService): ConfiguredEndpoint | undefined;
}

export interface ConfiguredEndpoint {
  readonly url: URL;
  /** Where it was found, such as `AWS_ENDPOINT_URL`. */
  readonly source: string;
}

/** How the SDKs name a service in `AWS_ENDPOINT_URL_<NAME>`; in lower case in a `services` section. */
const settingNames = {
  imagebuilder: 'IMAGEBUILDER',
  logs: 'CLOUDWATCH_LOGS',
  sts: 'STS',
} as const satisfies Record<RemoteService, string>;

/**
 * Reads the settings.
 *
 * @throws {StartError} when a Region or an endpoint is malformed; the message names where it was found
 */
export function readSettings(input: SettingsInput): Settings {
  const { env, files, profile } = input;
  const section = files[profile] ?? {};
  const found = findRegion(input);
  const endpoints: Record<RemoteService, ConfiguredEndpoint | undefined> = {
    imagebuilder: findEndpoint('imagebuilder', input),
    logs: findEndpoint('logs', input),
    sts: findEndpoint('sts', input),
  };
  const fips = env['AWS_USE_FIPS_ENDPOINT'] ?? section['use_fips_endpoint'];
  return {
    ...found,
    usesFips: fips?.toLowerCase() === 'true',
    caBundle: nonEmpty(env['AWS_CA_BUNDLE']) ?? section['ca_bundle'],
    endpoint: (service) => endpoints[service],
  };
}

/** The base URL for a service's requests in a Region. */
export function endpointFor(settings: Settings, service: ServiceName, region: string): URL {
  return (
    settings.endpoint(service)?.url ?? new URL(`https://${serviceHost(service, region, settings.usesFips)}`)
  );
}

function findRegion({ region, profile, env, files }: SettingsInput): {
  readonly region: string;
  readonly regionSource: string;
} {
  const candidates: readonly (readonly [source: string, value: string | undefined])[] = [
    ['--region', region],
    ['AWS_REGION', env['AWS_REGION']],
    ['AWS_DEFAULT_REGION', env['AWS_DEFAULT_REGION']],
    [`profile "${profile}"`, files[profile]?.['region']],
  ];
  for (const [source, value] of candidates) {
    if (nonEmpty(value) === undefined) continue;
    if (value !== undefined && isRegionName(value)) return { region: value, regionSource: source };
    throw new StartError(`${source}: "${value}" is not the name of a Region, such as us-east-1.`);
  }
  return { region: 'us-east-1', regionSource: 'the default, since no Region is configured' };
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function findEndpoint(service: RemoteService, input: SettingsInput): ConfiguredEndpoint | undefined {
  const { env, files, profile, endpoints } = input;
  const given = service === 'sts' ? undefined : (endpoints[service] ?? endpoints.all);
  if (given) return { url: given, source: '--endpoint-url' };

  const section = files[profile] ?? {};
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section['ignore_configured_endpoint_urls'];
  if (ignored?.toLowerCase() === 'true') return undefined;

  const name = settingNames[service];
  const services = files[`services.${section['services']}`] ?? {};
  const candidates: readonly (readonly [source: string, value: string | undefined])[] = [
    [`AWS_ENDPOINT_URL_${name}`, env[`AWS_ENDPOINT_URL_${name}`]],
    ['AWS_ENDPOINT_URL', env['AWS_ENDPOINT_URL']],
    [`services ${section['services']}`, services[`${name.toLowerCase()}.endpoint_url`]],
    [`endpoint_url of profile "${profile}"`, section['endpoint_url']],
  ];
  for (const [source, value] of candidates) {
    if (value === undefined || value === '') continue;
    const url = parseEndpoint(value);
    if (url instanceof URL) return { url, source };
    throw new StartError(`${source}: ${url}`);
  }
  return undefined;
}

/** An endpoint as a URL, or a sentence that says what is wrong with it. */
export function parseEndpoint(text: string): URL | string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return `"${text}" is not an http or https URL.`;
  if (url.search || url.hash || url.username || url.password)
    return 'an endpoint has a host and a path only: no user, query or fragment.';
  return url;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
