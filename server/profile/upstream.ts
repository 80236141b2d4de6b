import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { getCanonicalQuery, SignatureV4 } from '@smithy/signature-v4';
import { type Operation, operations } from '../../src/aws/registry.ts';
import type { ApiCall } from '../http/api.ts';
import type { Network, RemoteResponse } from './network.ts';
import type { Credentials } from './profile.ts';

export interface UpstreamRequest {
  readonly call: ApiCall;
  readonly credentials: Credentials;
  /** The base URL of the call's service. The operation's path is appended to it. */
  readonly endpoint: URL;
  readonly network: Network;
  readonly signal: AbortSignal;
  /** The time to sign with, when this machine's clock is off. */
  readonly signingDate?: Date;
}

/**
 * Signs a call for the host that it goes to, and sends it there. Of the page's headers only the content type is forwarded,
 * and `x-amz-target` comes from the registry: the others are meant for this server.
 */
export async function sendUpstream(request: UpstreamRequest): Promise<RemoteResponse> {
  const { call, credentials, endpoint, network, signal, signingDate = new Date() } = request;
  const { service, method, path, target }: Operation = operations[call.operation];
  const url = new URL(endpoint.href.replace(/\/+$/, '') + path);
  const body = method === 'GET' ? undefined : new Uint8Array(await call.request.clone().arrayBuffer());
  const contentType = call.request.headers.get('content-type');
  const unsigned = new HttpRequest({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    path: url.pathname,
    query: parseQuery(new URL(call.request.url).searchParams),
    headers: {
      host: url.host,
      ...(contentType ? { 'content-type': contentType } : {}),
      ...(target === undefined ? {} : { 'x-amz-target': target }),
    },
    body,
  });
  const signer = new SignatureV4({
    service,
    region: call.region,
    credentials,
    sha256: Sha256,
  });
  const signed = await signer.sign(unsigned, { signingDate });
  // Exactly the text that was signed: a query written in another way would not match its signature.
  url.search = getCanonicalQuery(signed);
  return network.send(url, { method, headers: signed.headers, signal, ...(body ? { body } : {}) });
}

function parseQuery(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      return [key, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}
