import { serviceError } from '../http/errors.ts';
import type { RemoteResponse } from './network.ts';
import type { Credentials } from './profile.ts';

/** Larger responses are refused: a page of log events has at most 1 MB, and everything else is smaller. */
export const maxResponseBytes = 10 * 1024 * 1024;

/** A response's body, or undefined when it has more than `limit` bytes. */
export async function readResponseBody(
  response: RemoteResponse,
  limit = maxResponseBytes,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > limit) {
      response.body.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The page's response for one of AWS: status, JSON and the headers of AWS's own that describe it. Anything but JSON comes from a
 * proxy or a firewall on the way, and is reported as such.
 *
 * @param body undefined when it was too large
 */
export function relayResponse(
  { status, headers }: RemoteResponse,
  body: Buffer | undefined,
  credentials: Credentials,
  host: string,
): Response {
  if (status >= 300 && status < 400) return badGateway(`${host} returned a redirect, which AWS never does.`);
  if (body === undefined)
    return badGateway(`${host} returned more than ${maxResponseBytes / 1024 / 1024} MB.`);
  const text = withoutSecrets(body.toString('utf8'), credentials);
  if (text !== '' && !isJson(text)) {
    return badGateway(
      `${host} returned HTTP ${status} without JSON. A proxy or a firewall between this machine and AWS may have replaced the response.`,
    );
  }
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name.startsWith('x-amzn-')
      ? [[name, withoutSecrets(value, credentials)]]
      : [],
  );
  const contentType = headers['content-type'];
  const isAwsJson = typeof contentType === 'string' && contentType.startsWith('application/x-amz-json');
  return new Response(text === '' ? null : text, {
    status,
    headers: [
      ...kept,
      ...(text === ''
        ? []
        : ([['content-type', isAwsJson ? contentType : 'application/json']] as [string, string][])),
    ],
  });
}

function badGateway(text: string): Response {
  return serviceError(502, 'BadGatewayException', text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** AWS repeats the signed headers in some errors, and the session token is one of them. */
function withoutSecrets(text: string, { sessionToken, secretAccessKey }: Credentials): string {
  const secrets = [sessionToken ?? '', secretAccessKey].filter((secret) => secret !== '');
  const spellings = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    secret.replaceAll('/', String.raw`\/`),
  ]);
  return spellings.reduce((cleaned, secret) => cleaned.replaceAll(secret, '[removed]'), text);
}
