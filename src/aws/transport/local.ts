import { apiPrefix } from '../endpoint.ts';
import { type Operation, operations, type OperationName } from '../registry.ts';
import type { Transport } from './transport.ts';

export interface LocalTransportOptions {
  /** The page's own origin, which serves `/api/<service>/<region>/…`. */
  readonly origin: string;
  readonly region: string;
  /** Headers of every request: the launch's secret. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the browser's. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Unsigned requests to the page's own origin. The local server behind it signs, or responds from the simulator. */
export function createLocalTransport(options: LocalTransportOptions): Transport {
  const { origin, region, headers = {}, fetch = (request) => globalThis.fetch(request) } = options;
  return {
    async send(operation, input, signal) {
      const { service, method }: Operation = operations[operation];
      const { path, headers: own, body } = serialise(operation, input);
      const response = await fetch(
        new Request(`${origin}${apiPrefix(service, region)}${path}`, {
          method,
          headers: { ...own, ...headers },
          ...(body === undefined ? {} : { body }),
          cache: 'no-store',
          credentials: 'same-origin',
          signal,
        }),
      );
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}

/**
 * A request as the service's protocol has it. REST-JSON: the members of a GET are its query, those of any other method its JSON
 * body. AWS JSON: always a JSON body, and the operation in `x-amz-target`.
 * Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html, …/aws-json-1_1-protocol.html
 */
function serialise(
  operation: OperationName,
  input: object,
): { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string } {
  const { method, path, target }: Operation = operations[operation];
  if (target !== undefined) {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
    return { path, headers, body: JSON.stringify(input) };
  }
  if (method !== 'GET') {
    return { path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
  }
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) if (value !== undefined) query.set(name, String(value));
  return { path: query.size === 0 ? path : `${path}?${query}`, headers: {} };
}
