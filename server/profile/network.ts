import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { HttpResponse, type HttpRequest } from '@smithy/protocol-http';
import type { HttpHandlerOptions } from '@smithy/types';
import { EnvHttpProxyAgent, request as sendRequest } from 'undici';
import { errorCode, StartError } from '../startError.ts';
import type { Environment } from './settings.ts';

/** The response of a service. The caller reads the body, so that a deadline covers it. */
export interface RemoteResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array> & { destroy(): unknown };
}

export interface RemoteRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

/** Sends all requests of this process, those of the AWS SDK included, with the same proxies and certificates. */
export interface Network {
  /** Sends a request. Redirects are not followed: a signature would go to the host that they name. */
  send(url: URL, request: RemoteRequest): Promise<RemoteResponse>;
  /** For clients and credential providers of the AWS SDK. */
  readonly requestHandler: SdkRequestHandler;
  /** A sentence for a request that failed before any response. */
  explain(error: unknown, host: string): string;
  close(): Promise<void>;
}

/**
 * Connections to one host. With a bound, requests wait in the order in which they came; without one, undici opens a connection for
 * each, and under load those that are still being opened wait behind all others.
 */
const connections = 32;

/** This machine is always reached without the proxy. */
const ownHosts = 'localhost,127.0.0.1,::1';

/**
 * Follows `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, and trusts the certificates in `caBundle` beside Node's own and those
 * of `NODE_EXTRA_CA_CERTS`.
 *
 * @param caBundle the path of a PEM file
 * @throws {StartError} when the file can't be read or a proxy's address is malformed
 */
export async function createNetwork(caBundle: string | undefined, env: Environment): Promise<Network> {
  const ca = caBundle === undefined ? undefined : await trustedCertificates(caBundle, env);
  const proxies = {
    http: env['http_proxy'] ?? env['HTTP_PROXY'] ?? '',
    https: env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '',
  };
  for (const [scheme, proxy] of Object.entries(proxies)) {
    if (proxy !== '' && !/^https?:$/.test(URL.canParse(proxy) ? new URL(proxy).protocol : '')) {
      const name = `${scheme.toUpperCase()}_PROXY`;
      throw new StartError(`${name} is not an http or https URL, such as http://proxy.example.com:3128.`);
    }
  }
  const dispatcher = new EnvHttpProxyAgent({
    connections,
    httpProxy: proxies.http,
    httpsProxy: proxies.https,
    noProxy: [env['no_proxy'] ?? env['NO_PROXY'] ?? '', ownHosts].filter((text) => text !== '').join(','),
    ...(ca ? { connect: { ca }, requestTls: { ca }, proxyTls: { ca } } : {}),
  });

  async function send(url: URL, { method, headers, body, signal }: RemoteRequest): Promise<RemoteResponse> {
    const response = await sendRequest(url, { method, headers, body: body ?? null, signal, dispatcher });
    // An aborted request destroys its body: its reader gets the error, and a body without a reader must not end the process.
    response.body.on('error', () => undefined);
    return { status: response.statusCode, headers: response.headers, body: response.body };
  }

  return {
    send,
    requestHandler: new SdkRequestHandler(send),
    explain: (error, host) => explain(error, host, Object.values(proxies)),
    close: async () => dispatcher.destroy(),
  };
}

async function trustedCertificates(caBundle: string, env: Environment): Promise<string[]> {
  const extra = env['NODE_EXTRA_CA_CERTS'];
  const [own, more] = await Promise.all([
    readFile(caBundle, 'utf8').catch((error: unknown) => {
      throw new StartError(`AWS_CA_BUNDLE: "${caBundle}" can't be read (${errorCode(error)}).`);
    }),
    extra === undefined || extra === '' ? '' : readFile(extra, 'utf8').catch(() => ''),
  ]);
  return [...rootCertificates, own, ...(more === '' ? [] : [more])];
}

/** Sends the AWS SDK's requests through the same agent. Its own handler knows no proxies. */
class SdkRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #send: Network['send'];

  constructor(send: Network['send']) {
    this.#send = send;
  }

  async handle(
    request: HttpRequest,
    { abortSignal }: HttpHandlerOptions = {},
  ): Promise<{ response: HttpResponse }> {
    const { method, body } = request;
    if (method !== 'GET' && method !== 'POST' && method !== 'PUT')
      throw new TypeError(`${method} is not used by any credential provider.`);
    const {
      status,
      headers,
      body: stream,
    } = await this.#send(urlOf(request), {
      method,
      headers: request.headers,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
      signal: abortSignal instanceof AbortSignal ? abortSignal : AbortSignal.timeout(30_000),
    });
    const flat = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    return {
      response: new HttpResponse({ statusCode: status, headers: Object.fromEntries(flat), body: stream }),
    };
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }
}

function urlOf({ protocol, hostname, port, path, query }: HttpRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each ?? '')}`),
  );
  if (pairs.length > 0) url.search = pairs.join('&');
  return url;
}

const certificateCodes =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_\w+|HOSTNAME_MISMATCH)$/;

/** Whether an error says that a server's certificate is not trusted. */
export function isCertificateError(error: unknown): boolean {
  return codesOf(error).some((code) => certificateCodes.test(code));
}

function explain(error: unknown, host: string, proxies: readonly string[]): string {
  const [code] = codesOf(error);
  const reason = code === undefined ? '' : ` (${code})`;
  if (isCertificateError(error)) {
    return `The certificate of ${host} is not trusted${reason}. If a proxy on the way inspects TLS, name its CA certificate's file in AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS.`;
  }
  const proxy = proxies.find((address) => address !== '' && cameFrom(error, new URL(address)));
  if (proxy !== undefined) {
    const { host: proxyHost } = new URL(proxy);
    const [, status] = /response \((\d{3})\)/.exec(messagesOf(error)) ?? [];
    if (status !== undefined)
      return `The proxy ${proxyHost} refused the connection to ${host} (HTTP ${status}).`;
    return `The proxy ${proxyHost} can't be reached${reason}. It is set in HTTPS_PROXY or HTTP_PROXY; NO_PROXY lists hosts to reach without it.`;
  }
  return `${host} can't be reached${reason}. Is this machine online, and does the Region exist?`;
}

/** Whether a proxy refused the connection, or could not be connected to. */
function cameFrom(error: unknown, proxy: URL): boolean {
  if (/Proxy response \(\d{3}\)/.test(messagesOf(error))) return true;
  const port = proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port);
  return chainOf(error).some(
    (each) =>
      ('port' in each && each.port === port) || ('hostname' in each && each.hostname === proxy.hostname),
  );
}

/** An error, its causes and its aggregated errors. */
function chainOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const nested: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...chainOf(error.cause), ...nested.flatMap(chainOf)];
}

function codesOf(error: unknown): string[] {
  return chainOf(error)
    .map(errorCode)
    .filter((code) => code !== undefined);
}

function messagesOf(error: unknown): string {
  return chainOf(error)
    .map(({ message }) => message)
    .join(' ');
}
