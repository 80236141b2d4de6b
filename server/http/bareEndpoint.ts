import type { Hono, MiddlewareHandler } from 'hono';
import { isServiceName, services } from '../../src/aws/registry.ts';
import { serviceError } from './errors.ts';
import type { NodeEnv } from './guard.ts';

/** The credential scope of Signature Version 4: `<key>/<date>/<region>/<service>/aws4_request`. */
const signedFor = /^AWS4-HMAC-SHA256\s+Credential=[^/,]+\/\d{8}\/([^/,]+)\/([^/,]+)\/aws4_request\b/;

/**
 * Serves signed requests outside `/api/`, as the AWS CLI and the SDKs send them with `AWS_ENDPOINT_URL=http://127.0.0.1:<port>`.
 * The signature's scope names service and Region; the request then takes the usual route.
 */
export function bareEndpoint(app: Hono<NodeEnv>): MiddlewareHandler<NodeEnv> {
  return async (context, next) => {
    const { raw } = context.req;
    const [, region, service] = signedFor.exec(raw.headers.get('authorization') ?? '') ?? [];
    const url = new URL(raw.url);
    if (region === undefined || service === undefined || url.pathname.startsWith('/api/')) return next();
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
