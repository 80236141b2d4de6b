import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import * as v from 'valibot';

/** The source of the edge function, which the template embeds. */
export const relayFile = fileURLToPath(new URL('relay.js', import.meta.url));

const values = v.record(v.string(), v.object({ value: v.string() }));

const requestSchema = v.object({
  method: v.string(),
  uri: v.string(),
  querystring: values,
  headers: values,
  cookies: values,
});

const responseSchema = v.object({
  statusCode: v.number(),
  statusDescription: v.string(),
  headers: values,
  body: v.object({ encoding: v.literal('text'), data: v.string() }),
});

const originSchema = v.strictObject({
  domainName: v.string(),
  hostHeader: v.string(),
  customOriginConfig: v.strictObject({
    port: v.number(),
    protocol: v.string(),
    sslProtocols: v.array(v.string()),
  }),
  originAccessControlConfig: v.strictObject({ enabled: v.boolean() }),
});

/** The input and the result of a function for a viewer's request in CloudFront. */
export type EdgeRequest = v.InferOutput<typeof requestSchema>;

export interface EdgeOutcome {
  /** The request to send to the origin, when the function forwards it. */
  readonly request?: EdgeRequest;
  /** The function's own response otherwise. */
  readonly response?: v.InferOutput<typeof responseSchema>;
  /** The argument of `cf.updateRequestOrigin`. */
  readonly origin?: v.InferOutput<typeof originSchema>;
}

const firstLine = "import cf from 'cloudfront';\n";

/** The source with the parameters in it, as `Fn::Sub` puts them there. */
export function relaySource(parameters: {
  regions: string;
  writes: 'on' | 'off';
  logLines: 'on' | 'off';
}): string {
  return readFileSync(relayFile, 'utf8')
    .replace('${Regions}', parameters.regions)
    .replace('${Writes}', parameters.writes)
    .replace('${LogLines}', parameters.logLines);
}

/**
 * Loads a function for CloudFront into a context of its own, with nothing in it but the language and CloudFront's module.
 *
 * @returns what CloudFront would do with a viewer's request
 */
export function loadEdgeFunction(source: string): (request: EdgeRequest) => EdgeOutcome {
  if (!source.startsWith(firstLine))
    throw new Error('The function must import cloudfront in its first line.');
  let origin: unknown;
  const context = createContext({
    cf: {
      updateRequestOrigin(facts: unknown) {
        origin = facts;
      },
    },
  });
  runInContext(source.slice(firstLine.length), context);
  return (request) => {
    origin = undefined;
    const event = JSON.stringify({ version: '1.0', request });
    const returned: unknown = JSON.parse(
      String(runInContext(`JSON.stringify(handler(JSON.parse(${JSON.stringify(event)})))`, context)),
    );
    const response = v.safeParse(responseSchema, returned);
    if (response.success) return { response: response.output };
    const outcome = { request: v.parse(requestSchema, returned) };
    return origin === undefined
      ? outcome
      : { ...outcome, origin: v.parse(originSchema, JSON.parse(JSON.stringify(origin))) };
  };
}
