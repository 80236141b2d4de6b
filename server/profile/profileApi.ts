import type { Api, ApiCall } from '../api.ts';
import { errorCode } from '../startError.ts';
import { serviceError } from '../errors.ts';
import type { Identity } from './identity.ts';
import { CredentialsError, sessionOverMessage } from './credentialsError.ts';
import type { Profile } from './profile.ts';
import { sendUpstream, upstreamUrl } from './upstream.ts';

export interface ProfileApiOptions {
  readonly profile: Profile;
  /** Where the start page looks for images. */
  readonly region: string;
  /** Who the profile is, if that is known by now. */
  readonly knownIdentity: () => Identity | undefined;
  readonly launchSecret: string;
  /** Whether operations that change the account are forwarded. */
  readonly allowWrites?: boolean;
  /** Another endpoint than the service's own. */
  readonly endpointUrl?: URL;
  /** How long AWS may take for a whole answer, in milliseconds. */
  readonly deadline?: number;
}

/** AWS accepts a signature whose time is at most five minutes off. */
const tolerableSkew = 4 * 60_000;

const expiredToken = /^ExpiredToken(?:Exception)?\b/;

/** Refusals after which the profile's files are worth another look: someone may have put new keys there. */
const refusedKey = /^(?:ExpiredToken(?:Exception)?|UnrecognizedClientException|InvalidClientTokenId)\b/;

/** Forwards calls to AWS, signed with a profile of the engineer's. No credential leaves this process except as a signature. */
export function createProfileApi(options: ProfileApiOptions): Api {
  const { profile, region, knownIdentity, launchSecret, allowWrites = false } = options;
  const { endpointUrl, deadline = 15_000 } = options;
  return {
    acceptsWrites: allowWrites,
    launchSecret,
    async config() {
      const known = knownIdentity();
      const who = known ? { account: known.account, identity: known.arn } : {};
      return { access: { kind: 'profile', profile: profile.name, ...who }, region, writes: allowWrites };
    },
    async handle(call) {
      const overdue = AbortSignal.timeout(deadline);
      try {
        return await forward(call, AbortSignal.any([call.request.signal, overdue]));
      } catch (error) {
        if (error instanceof CredentialsError) return credentialsAnswer(error);
        const { host } = upstreamUrl(call, endpointUrl);
        if (overdue.aborted) {
          const text = `${host} did not answer within ${deadline / 1000} s.`;
          return serviceError(504, 'GatewayTimeoutException', text);
        }
        const text = `${host} can't be reached${codeOf(error)}. Is this machine online, and does the region exist?`;
        return serviceError(502, 'BadGatewayException', text);
      }
    },
  };

  async function forward(call: ApiCall, signal: AbortSignal): Promise<Response> {
    const credentials = await profile.credentials();
    const request = { call, credentials, endpointUrl, signal };
    const first = await sendUpstream(request);
    const skew = first.status === 403 ? clockSkew(first) : 0;
    if (Math.abs(skew) < tolerableSkew) return passOn(first);
    await first.body?.cancel();
    return passOn(await sendUpstream({ ...request, signingDate: new Date(Date.now() + skew) }));
  }

  /** Hands AWS's answer to the page: status, body and what AWS says about it, nothing about the connection. */
  async function passOn(response: Response): Promise<Response> {
    // Read to its end here, so that a body that stalls becomes an answer that says so.
    const body = await response.arrayBuffer();
    if (response.status >= 300 && response.status < 400) {
      return serviceError(
        502,
        'BadGatewayException',
        'AWS answered with a redirect, which Image Builder never does.',
      );
    }
    const errorType = response.headers.get('x-amzn-errortype') ?? '';
    if (refusedKey.test(errorType)) profile.forget();
    if (expiredToken.test(errorType))
      return sessionOver(sessionOverMessage(profile.name, profile.signInCommand));
    const kept = [...response.headers].filter(
      ([name]) => name === 'content-type' || name.startsWith('x-amzn-'),
    );
    return new Response(body.byteLength > 0 ? body : null, { status: response.status, headers: kept });
  }
}

/** By how many milliseconds AWS's clock is ahead of this machine's. 0 when the answer doesn't say. */
function clockSkew(response: Response): number {
  const theirs = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(theirs) ? 0 : theirs - Date.now();
}

function credentialsAnswer(error: CredentialsError): Response {
  switch (error.reason) {
    case 'session over':
      return sessionOver(error.message);
    case 'unreachable':
      return serviceError(502, 'BadGatewayException', error.message);
    case 'none':
    case 'no such profile':
      return serviceError(401, 'MissingAuthenticationTokenException', error.message);
  }
}

function sessionOver(message: string): Response {
  return serviceError(401, 'ExpiredTokenException', message);
}

/** ` (ECONNREFUSED)` and the like, where the system says so. */
function codeOf(error: unknown): string {
  const code = errorCode(error instanceof Error ? error.cause : undefined);
  return code === undefined ? '' : ` (${code})`;
}
