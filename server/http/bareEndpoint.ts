import type { Hono, MiddlewareHandler } from 'hono';
import { isServiceName, services } from '../../src/aws/registry.ts';
import { serviceError } from './errors.ts';
import type { NodeEnv } from './guard.ts';

/** The credential scope of Signature Version 4: `<key>/<date>/<region>/<service>/aws4_request`. */
const signedFor = /^AWS4-HMAC-SHA256\s+Credential=[^/,]+\/\d{8}\/([^/,]+)\/([^/,]+)\/aws4_request\b/;

function scopeOf({ headers }: Request) {
  const [, region, service] = signedFor.exec(headers.get('authorization') ?? '') ?? [];
  return region === undefined || service === undefined ? undefined : { region, service };
}

/** Whether a request is signed, so that its response comes from the API on every path. */
export function isSigned(request: Request): boolean {
  return scopeOf(request) !== undefined;
}

/**
 * Serves signed requests outside `/api/`, as the AWS CLI and the SDKs send them with `AWS_ENDPOINT_URL=http://127.0.0.1:<port>`.
 * The signature's scope names service and Region; the request then takes the usual route.
 */
export function bareEndpoint(app: Hono<NodeEnv>): MiddlewareHandler<NodeEnv> {
  return async (context, next) => {
    const { raw } = context.req;
    const scope = scopeOf(raw);
    const url = new URL(raw.url);
    if (!scope || url.pathname.startsWith('/api/')) return next();
    const { region, service } = scope;
    if (!isServiceName(service)) {
      const known = Object.keys(services).join(' and ');
      return serviceError(404, 'UnknownOperationException', `${service} is not served here; ${known} are.`);
    }
    url.pathname = `/api/${service}/${region}${url.pathname}`;
    const { method, headers, body, signal } = raw;
    const routed = new Request(url, { method, headers, signal, ...(body ? { body, duplex: 'half' } : {}) });
    return app.fetch(routed, context.env);
  };
}
