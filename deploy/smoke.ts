import type { AwsCredentialIdentityProvider, AwsCredentialIdentity } from '@smithy/types';
import { type AwsClient, createClient } from '../src/aws/client.ts';
import { relayPrefix } from '../src/aws/endpoint.ts';
import type { OperationName } from '../src/aws/registry.ts';
import { ServiceError } from '../src/aws/serviceError.ts';
import { createSignedTransport } from '../src/aws/transport/signed.ts';
import type { TransportResponse } from '../src/aws/transport/transport.ts';
import { cacheControl, ownOriginOnly, pageHeaders } from './headers.ts';

export interface SmokeSubject {
  /** The deployment's address, with a slash at its end. */
  readonly url: URL;
  /** A region that it reaches. */
  readonly region: string;
  /** The credentials to sign with; without them, keys that do not exist. */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
  /** The origins that may frame the page. */
  readonly frameAncestors: string;
}

/** The result of one check: its subject, and the problem, if any. */
export interface Finding {
  readonly what: string;
  readonly problem?: string;
}

/** A check that failed. */
class Wrong extends Error {}

/** Checks a deployment from outside, as its page and as an attacker. Changes nothing. */
export async function smoke(subject: SmokeSubject): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [what, check] of Object.entries(checks)) {
    try {
      await check(subject);
      findings.push({ what });
    } catch (error) {
      findings.push({ what, problem: error instanceof Error ? error.message : String(error) });
    }
  }
  return findings;
}

type Check = (subject: SmokeSubject) => Promise<void>;

const checks: Readonly<Record<string, Check>> = {
  'the page comes with its headers': async ({ url }) => {
    const page = await ask(url);
    expectEqual(page.status, 200, 'status');
    expectEqual(page.headers.get('cache-control'), cacheControl.file, 'cache-control');
    const { 'content-security-policy': policy, ...others } = pageHeaders(ownOriginOnly);
    for (const [name, value] of Object.entries(others)) {
      if (name !== 'cross-origin-resource-policy') expectEqual(page.headers.get(name), value, name);
    }
    // Sign-in origins and frame ancestors differ between deployments.
    const ownParts = policy.split('; ').filter((part) => !/^(?:connect-src|frame-ancestors)/.test(part));
    const parts = (page.headers.get('content-security-policy') ?? '').split('; ');
    for (const part of ownParts) if (!parts.includes(part)) throw new Wrong(`the policy lacks ${part}`);
    if (!/^max-age=\d{7,}/.test(page.headers.get('strict-transport-security') ?? '')) {
      throw new Wrong('there is no strict-transport-security for months');
    }
  },

  'only who may frames the page': async ({ url, frameAncestors }) => {
    const { headers } = await ask(url);
    const found = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    expectEqual(found, frameAncestors, 'frame-ancestors');
    expectEqual(headers.get('x-frame-options'), null, 'x-frame-options');
  },

  'plain HTTP leads to HTTPS': async ({ url }) => {
    if (url.protocol === 'http:') return;
    const answer = await ask(new URL(url.href.replace(/^https/, 'http')));
    expectEqual(answer.headers.get('location'), url.href, 'location');
  },

  'the page on which a sign-in ends keeps the window that opened it': async ({ url }) => {
    const { status, headers } = await ask(new URL('signed-in.html', url));
    expectEqual(status, 200, 'status');
    expectEqual(headers.get('cross-origin-opener-policy'), 'unsafe-none', 'cross-origin-opener-policy');
  },

  'config.json is served and not cached': async ({ url }) => {
    const answer = await ask(new URL('config.json', url));
    expectEqual(answer.status, 200, 'status');
    expectEqual(answer.headers.get('cache-control'), cacheControl.answer, 'cache-control');
    JSON.parse(answer.text);
  },

  'hashed assets are cached forever, missing ones are not': async ({ url }) => {
    const script = /src="\.\/(assets\/[^"]+\.js)"/.exec((await ask(url)).text)?.[1];
    if (script === undefined) throw new Wrong('the page names no script');
    const asset = await ask(new URL(script, url));
    expectEqual(asset.status, 200, 'status');
    expectEqual(asset.headers.get('cache-control'), cacheControl.hashedAsset, 'cache-control');
    expectEqual(asset.headers.get('content-type')?.split(';')[0], 'text/javascript', 'content-type');
    const missing = await ask(new URL('assets/missing-00000000.js', url));
    if (missing.status < 400) throw new Wrong(`a missing asset has status ${missing.status}`);
    expectEqual(missing.headers.get('cache-control'), cacheControl.file, 'cache-control of a missing asset');
  },

  'a POST goes through': async (subject) => {
    await expectThrough(subject, 'ListImages', (client) => client.send('ListImages', { maxResults: 1 }));
  },

  'a GET goes through, and an error comes back as it is': async (subject) => {
    const nothing = { stepExecutionId: 'step-00000000-0000-4000-8000-000000000000' };
    await expectThrough(subject, 'GetWorkflowStepExecution', (client) =>
      client.send('GetWorkflowStepExecution', nothing),
    );
  },

  'log lines go through where they are on, and are refused where they are off': async (subject) => {
    const answer = await ask(new URL('config.json', subject.url));
    const config: unknown = JSON.parse(answer.text);
    const isOn = typeof config === 'object' && config !== null && 'logLines' in config && config.logLines;
    const nothing = { logGroupName: '/aws/imagebuilder/smoke-test', logStreamName: '1.0.0/1' };
    if (isOn !== true) {
      const path = `/api/logs/${subject.region}`;
      return expectRefusal(subject, 'LogLinesOffException', { path });
    }
    return expectThrough(subject, 'GetLogEvents', (client) => client.send('GetLogEvents', nothing));
  },

  'what is not signed is refused': async (subject) =>
    expectRefusal(subject, 'MissingAuthenticationTokenException', {}),
  'another site is refused': async (subject) =>
    expectRefusal(subject, 'CrossSiteException', { headers: { origin: 'https://example.com' } }),
  'another region is refused': async (subject) =>
    expectRefusal(subject, 'RegionNotReachedException', { region: 'xx-nowhere-1' }),
  'another operation is refused': async (subject) =>
    expectRefusal(subject, 'UnknownOperationException', { operation: 'DeleteImage' }),
  'another method is refused': async (subject) =>
    expectRefusal(subject, 'UnknownOperationException', { method: 'DELETE' }),
};

/** Sends a request with the page's own client, and checks the response. */
async function expectThrough(
  { url, region, credentials }: SmokeSubject,
  operation: OperationName,
  send: (client: AwsClient) => Promise<unknown>,
): Promise<void> {
  const transport = createSignedTransport({
    origin: url.origin,
    region,
    credentials: credentials ?? { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA', secretAccessKey: 'made-up' },
  });
  let answer: TransportResponse | undefined;
  const client = createClient(region, {
    async send(...request) {
      answer = await transport.send(...request);
      return answer;
    },
  });
  const failure = await send(client).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!answer) throw failure instanceof Error ? failure : new Wrong('no response');
  const { status, headers } = answer;
  const name = failure instanceof ServiceError ? failure.name : undefined;
  const got = `${operation} got HTTP ${status}${name === undefined ? '' : `, ${name}`}`;
  if (!headers.has('x-amzn-requestid')) throw new Wrong(`${got}, and not from AWS`);
  const contentType = headers.get('content-type') ?? 'nothing';
  if (!contentType.includes('json')) throw new Wrong(`${got}, as ${contentType}`);
  if (!headers.has('date')) throw new Wrong(`${got}, without a Date`);
  if (headers.has('age')) throw new Wrong(`${got}, with an Age`);
  expectEqual(headers.get('cache-control'), cacheControl.answer, `${got}, cache-control`);
  // Keys that don't exist are rejected as such only when all other parts of the signature arrived.
  const isRight = credentials
    ? name === undefined || !(failure instanceof ServiceError) || failure.kind !== 'credentials'
    : name === 'UnrecognizedClientException';
  if (!isRight) throw new Wrong(got);
}

async function expectRefusal(
  { url, region }: SmokeSubject,
  name: string,
  facts: {
    region?: string;
    operation?: string;
    path?: string;
    method?: string;
    headers?: Record<string, string>;
  },
): Promise<void> {
  const { operation = 'ListImages', method = 'POST', headers = {} } = facts;
  const { path = `${relayPrefix}${facts.region ?? region}/${operation}` } = facts;
  const answer = await ask(new URL(path, url), { method, headers, body: '{}' });
  expectEqual(answer.headers.get('x-amzn-errortype'), name, 'x-amzn-errortype');
  expectEqual(answer.headers.get('cache-control'), cacheControl.answer, 'cache-control');
  expectEqual(answer.headers.get('access-control-allow-origin'), null, 'access-control-allow-origin');
  const parsed: unknown = JSON.parse(answer.text);
  if (typeof parsed !== 'object' || parsed === null || !('message' in parsed)) {
    throw new Wrong('the answer has no message');
  }
}

async function ask(url: URL, init: RequestInit = {}) {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000), ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function expectEqual(found: unknown, wanted: unknown, what: string): void {
  if (found !== wanted) throw new Wrong(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}
