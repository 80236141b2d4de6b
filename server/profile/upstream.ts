import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { getCanonicalQuery, SignatureV4 } from '@smithy/signature-v4';
import { serviceHost } from '../../src/aws/endpoint.ts';
import { type Operation, operations } from '../../src/aws/registry.ts';
import type { ApiCall } from '../api.ts';
import type { Credentials } from './profile.ts';

export interface UpstreamRequest {
  readonly call: ApiCall;
  readonly credentials: Credentials;
  /** Another endpoint than the service's own, as the AWS CLI's `--endpoint-url`: operations' paths are appended to it. */
  readonly endpointUrl: URL | undefined;
  readonly signal: AbortSignal;
  /** The time to sign with, when this machine's clock is off. */
  readonly signingDate?: Date;
}

/** Where a call goes: the service of its region, unless an endpoint was given. */
export function upstreamUrl(call: ApiCall, endpointUrl: URL | undefined): URL {
  const base = endpointUrl?.href ?? `https://${serviceHost(operations[call.operation].service, call.region)}`;
  return new URL(base.replace(/\/+$/, '') + operations[call.operation].path);
}

/**
 * Signs a call for where it really goes and sends it there. Of the page's headers only the content type goes along, and
 * `x-amz-target` comes from the table: the others are about the way from the page to here.
 */
export async function sendUpstream(request: UpstreamRequest): Promise<Response> {
  const { call, credentials, endpointUrl, signal, signingDate = new Date() } = request;
  const url = upstreamUrl(call, endpointUrl);
  const { service, method, target }: Operation = operations[call.operation];
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
  // The very text that was signed: a query written in another way would no longer match its signature.
  url.search = getCanonicalQuery(signed);
  return fetch(url, {
    method,
    headers: signed.headers,
    signal,
    redirect: 'manual',
    ...(body ? { body } : {}),
  });
}

function parseQuery(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      return [key, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}
