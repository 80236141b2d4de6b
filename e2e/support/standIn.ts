import { readFile } from 'node:fs/promises';
import { type EdgeRequest, loadEdgeFunction } from '../../deploy/functions/runRelay.ts';
import { readTemplate, type Template } from '../../deploy/readTemplate.ts';
import { resolveTemplate } from '../../deploy/resolveTemplate.ts';
import { configFile, listSiteFiles } from '../../deploy/siteFiles.ts';
import { distFolder } from '../../server/build/ensureBuilt.ts';
import type { SimulatedAccounts } from '../../server/simulator/simulatorApi.ts';
import { listen } from './listen.ts';
import { type Behaviour, readRules } from './standInRules.ts';
import { eventOf, queryOf, readViewer, type Viewer } from './standInViewer.ts';

export interface StandInOptions {
  /** What answers at Image Builder's endpoints. */
  readonly account: SimulatedAccounts;
  /** What `config.json` says. */
  readonly config: object;
  /** The stack's parameters; defaults otherwise. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Origins whose `https:` address in policies and `config.json` is mapped to one of this machine, over plain HTTP. */
  readonly plainly?: ReadonlyMap<string, string>;
  /** Another template than deploy/template.yaml. */
  readonly template?: Template;
}

/** A request as it left for an origin. */
export interface OriginRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface StandIn {
  /** The page's address, with a slash at its end. */
  readonly url: string;
  /** What reached Image Builder's endpoints, newest last. */
  readonly sent: readonly OriginRequest[];
  /** How many requests were given the answer to another one. */
  shared(): number;
  /** From now on a firewall answers the API's requests, with CloudFront's page for that. */
  block(): void;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What CloudFront adds to every request of its own accord. */
const ownHeaders = {
  'user-agent': 'Amazon CloudFront',
  via: '2.0 stand-in (CloudFront)',
  'x-amz-cf-id': 'stand-in',
};

/**
 * Stands in for a deployment: runs the template's own function, and applies the template's own behaviours and policies, in
 * front of a simulated account and the built page. It is reached over plain HTTP instead of TLS.
 */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { account, config, parameters = {}, template = readTemplate(), plainly = new Map() } = options;
  const rules = readRules(resolveTemplate(template, parameters));
  const files = new Map((await listSiteFiles(distFolder)).map((file) => [`/${file.key}`, file]));
  const functions = new Map<string, ReturnType<typeof loadEdgeFunction>>();
  const sent: OriginRequest[] = [];
  const underWay = new Map<string, Promise<Answer>>();
  let blocked = false;
  let sharedAnswers = 0;

  const toPlain = (text: string) =>
    Array.from(plainly).reduce((plain, [origin, here]) => plain.replaceAll(origin, here), text);

  async function answer(viewer: Viewer): Promise<Answer> {
    const behaviour = rules.behaviourFor(viewer.path);
    if (!behaviour.methods.includes(viewer.method)) return errorPage(403);
    if (blocked && behaviour.origin.kind === 'service') return errorPage(403);
    const outcome = runFunction(behaviour, viewer);
    if (outcome.response) {
      const { statusCode: status, headers, body } = outcome.response;
      const entries = Object.entries(headers).map(([name, { value }]): [string, string] => [name, value]);
      // Without the headers policy, which is for what comes from an origin.
      return { status, headers: new Headers(entries), body: Buffer.from(body.data) };
    }
    const request = outcome.request ?? eventOf(viewer);
    const query = behaviour.forwardsQuery ? queryOf(request) : '';
    const domain = outcome.origin?.domainName ?? behaviour.origin.domainName;
    const ask = async () => {
      const given =
        behaviour.origin.kind === 'bucket'
          ? await askBucket(request.uri)
          : await askService(behaviour, viewer, {
              url: `https://${domain}${request.uri}${query}`,
              host: outcome.origin?.hostHeader ?? domain,
            });
      return { ...given, headers: withAdded(given.headers, behaviour, toPlain) };
    };
    return viewer.method === 'GET' ? shared(keyOf(behaviour, viewer, request), ask) : ask();
  }

  /** Requests for the same thing at the same time share one answer, and an error stays for those who come later. */
  async function shared(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = underWay.get(key);
    if (known) {
      sharedAnswers += 1;
      return known;
    }
    const asked = ask();
    underWay.set(key, asked);
    const given = await asked;
    if (given.status < 400 || !rules.keepsError(given.status)) underWay.delete(key);
    return given;
  }

  function runFunction({ source }: Behaviour, viewer: Viewer) {
    if (source === undefined) return {};
    const run = functions.get(source) ?? loadEdgeFunction(source);
    functions.set(source, run);
    return run(eventOf(viewer));
  }

  async function askBucket(uri: string): Promise<Answer> {
    const key = uri === '/' ? `/${rules.defaultRoot}` : uri;
    if (key === `/${configFile.key}`)
      return objectOf(configFile, Buffer.from(toPlain(JSON.stringify(config))));
    const file = files.get(key);
    if (file) return objectOf(file, await readFile(file.path));
    const headers = new Headers({ 'content-type': 'application/xml' });
    return { status: 403, headers, body: Buffer.from('<Error><Code>AccessDenied</Code></Error>') };
  }

  async function askService(
    behaviour: Behaviour,
    viewer: Viewer,
    to: { url: string; host: string },
  ): Promise<Answer> {
    const { method, body } = viewer;
    const forwarded = Object.entries(viewer.headers).filter(
      ([name]) =>
        name !== 'host' &&
        (behaviour.forwards(name) || (name === 'authorization' && method !== 'GET' && method !== 'HEAD')),
    );
    const headers = { ...Object.fromEntries(forwarded), ...ownHeaders, host: to.host };
    sent.push({ method, url: to.url, headers });
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const response = await account.handle(
      new Request(to.url, { method, headers, ...(hasBody ? { body } : {}) }),
    );
    return {
      status: response.status,
      headers: response.headers,
      body: new Uint8Array(await response.arrayBuffer()),
    };
  }

  const { url, close } = await listen((incoming, outgoing) => {
    void (async () => {
      const { status, headers, body } = await answer(await readViewer(incoming));
      outgoing.writeHead(status, { ...Object.fromEntries(headers), via: ownHeaders.via }).end(body);
    })();
  });
  return {
    url,
    sent,
    shared: () => sharedAnswers,
    block() {
      blocked = true;
    },
    close,
  };
}

function keyOf({ key, origin }: Behaviour, { headers }: Viewer, request: EdgeRequest): string {
  const query = key.query ? queryOf(request) : '';
  return JSON.stringify([origin.domainName, request.uri, query, key.headers.map((name) => headers[name])]);
}

function withAdded(given: Headers, { added }: Behaviour, toPlain: (text: string) => string): Headers {
  const headers = new Headers(given);
  for (const { name, value, override } of added) {
    if (override || !headers.has(name)) headers.set(name, toPlain(value));
  }
  return headers;
}

function objectOf(
  { contentType, cacheControl }: { contentType: string; cacheControl: string },
  body: Uint8Array,
): Answer {
  const headers = new Headers({ 'content-type': contentType, 'cache-control': cacheControl });
  return { status: 200, headers, body };
}

/** CloudFront's error page for a blocked request. */
function errorPage(status: number): Answer {
  const text = `<!DOCTYPE HTML><HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>${status} ERROR</H1></BODY></HTML>`;
  return { status, headers: new Headers({ 'content-type': 'text/html' }), body: Buffer.from(text) };
}
