import type { Context } from 'hono';
import { accountHeader } from '../../src/auth/accounts.ts';
import { readApiRoute } from '../../src/aws/apiRoute.ts';
import { operations } from '../../src/aws/registry.ts';
import type { Api, ApiCall } from './api.ts';
import { serviceError } from './errors.ts';
import type { NodeEnv } from './guard.ts';
import { cacheControl } from '../../deploy/headers.ts';

/** Far above what the service accepts: a page token has at most 65,535 characters. */
export const maxBodyBytes = 256 * 1024;

/** Handles all requests under `/api/`: refuses what is not in the registry, and passes the rest to `api`. */
export async function handleApi(api: Api, context: Context<NodeEnv>): Promise<Response> {
  const call = await admit(api, context.req.raw);
  return withCacheControl(call instanceof Response ? call : await api.handle(call));
}

/** The admitted call of a request, or the error response. */
async function admit(api: Api, request: Request): Promise<ApiCall | Response> {
  const url = new URL(request.url);
  const route = readApiRoute(url.pathname, request.headers.get('x-amz-target'));
  if (!route) {
    return serviceError(
      404,
      'UnknownOperationException',
      'No such path. The API is at /api/imagebuilder/<region>/<Operation> and /api/logs/<region>.',
    );
  }
  const { region, operation } = route;
  if (region === undefined) {
    return serviceError(404, 'UnknownOperationException', 'The path does not have the name of a Region.');
  }
  if (operation === undefined) {
    return serviceError(
      404,
      'UnknownOperationException',
      'The request does not name an operation that this dashboard uses.',
    );
  }
  const account = request.headers.get(accountHeader) ?? undefined;
  if (account !== undefined && !api.accounts?.includes(account)) {
    return serviceError(
      403,
      'AccountNotServedException',
      `Refused: the request names an account that this server was not started with (${accountHeader}). Reload the page.`,
    );
  }
  const { method, writes } = operations[operation];
  if (request.method !== method) {
    const refusal = serviceError(
      405,
      'UnknownOperationException',
      `${operation} takes ${method} requests only.`,
    );
    refusal.headers.set('allow', method);
    return refusal;
  }
  if (writes && !api.acceptsWrites) {
    return serviceError(
      403,
      'WritesOffException',
      `Refused: ${operation} changes the account, and this server forwards only what reads. It was started without --allow-writes.`,
    );
  }
  const body = await readBody(request);
  if (body === 'too large') {
    return serviceError(
      413,
      'RequestTooLargeException',
      `The request's body is larger than ${maxBodyBytes} bytes.`,
    );
  }
  const { headers, signal } = request;
  return {
    region,
    account,
    operation,
    request: new Request(url, { method, headers, signal, ...(body ? { body } : {}) }),
  };
}

/**
 * `no-store`, since responses differ for each user. No `Age`: with it, the page would take the
 * `Date` of a response for an old one, and could not correct a wrong clock. Node adds the `Date`.
 */
function withCacheControl(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('cache-control', cacheControl.answer);
  headers.delete('age');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/**
 * Reads a request's body, and keeps at most `limit` bytes of it. The rest of a larger one is read and dropped: a client that
 * is still sending when the connection closes would not see the error.
 *
 * @returns the bytes, undefined for a request without a body, or `'too large'`
 */
async function readBody(
  request: Request,
  limit = maxBodyBytes,
): Promise<Uint8Array<ArrayBuffer> | undefined | 'too large'> {
  if (request.method === 'GET' || request.method === 'HEAD' || !request.body) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? 'too large' : new Uint8Array(Buffer.concat(chunks));
}
