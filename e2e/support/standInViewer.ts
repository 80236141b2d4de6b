import type { IncomingMessage } from 'node:http';
import type { EdgeRequest } from '../../deploy/functions/runRelay.ts';

/** A viewer's request. Header names are in lower case. */
export interface Viewer {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Reads a request with its body. */
export async function readViewer(incoming: IncomingMessage): Promise<Viewer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const [path = '', ...rest] = (incoming.url ?? '').split('?');
  return {
    method: incoming.method ?? 'GET',
    path,
    query: rest.join('?'),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: new Uint8Array(Buffer.concat(chunks)),
  };
}

/** A viewer's request as a function sees it: values undecoded, cookies apart. */
export function eventOf({ method, path, query, headers }: Viewer): EdgeRequest {
  const { cookie = '', ...others } = headers;
  return {
    method,
    uri: path,
    querystring: pairsOf(query, /&/),
    cookies: pairsOf(cookie, /; */),
    headers: Object.fromEntries(
      // The page is met over HTTP here and over TLS there.
      Object.entries(others).map(([name, value]) => [
        name,
        { value: name === 'origin' ? value.replace(/^http:/, 'https:') : value },
      ]),
    ),
  };
}

/** The query as it is sent on, with its question mark. */
export function queryOf({ querystring }: EdgeRequest): string {
  const pairs = Object.entries(querystring).map(([name, { value }]) => `${name}=${value}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** `a=1&b=2` as a function sees it. */
function pairsOf(text: string, separator: RegExp): EdgeRequest['querystring'] {
  return Object.fromEntries(
    text
      .split(separator)
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, { value: value.join('=') }];
      }),
  );
}
