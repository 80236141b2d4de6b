import type { Api, ApiCall } from '../http/api.ts';
import { serviceError } from '../http/errors.ts';
import type { ServiceName } from '../../src/aws/registry.ts';
import { operations } from '../../src/aws/registry.ts';
import { CredentialsError, sessionOverMessage } from './credentialsError.ts';
import type { Identity } from './identity.ts';
import type { Network, RemoteResponse } from './network.ts';
import type { Profile } from './profile.ts';
import { readResponseBody, relayResponse } from './relayResponse.ts';
import { sendUpstream } from './upstream.ts';

export interface ProfileApiOptions {
  readonly profile: Profile;
  readonly network: Network;
  /** The base URL of a service in a Region. */
  readonly endpoint: (service: ServiceName, region: string) => URL;
  /** The Region in which the start page lists images. */
  readonly region: string;
  /** The caller's identity, if known by now. */
  readonly knownIdentity: () => Identity | undefined;
  readonly launchSecret: string;
  /** Whether operations that change the account are forwarded. */
  readonly allowWrites?: boolean;
  /** How long AWS may take for a whole response, in milliseconds. */
  readonly deadline?: number;
}

/** AWS accepts a signature whose time is at most five minutes off. */
const tolerableSkew = 4 * 60_000;

/** A `Date` further away is not evidence of a wrong clock here: a response could make signatures for any time. */
const largestCorrection = 24 * 60 * 60_000;

const expiredToken = /^ExpiredToken(?:Exception)?\b/;

/** Errors after which the profile's files are read again: the user may have put new keys there. */
const rejectedKey = /^(?:ExpiredToken(?:Exception)?|UnrecognizedClientException|InvalidClientTokenId)\b/;

/** Forwards calls to AWS, signed with the user's credentials. No credential leaves this process except as a signature. */
export function createProfileApi(options: ProfileApiOptions): Api {
  const { profile, network, endpoint, region, knownIdentity, launchSecret } = options;
  const { allowWrites = false, deadline = 15_000 } = options;
  return {
    acceptsWrites: allowWrites,
    launchSecret,
    async config() {
      const known = knownIdentity();
      const identity = known ? { account: known.account, identity: known.arn } : {};
      return {
        access: { kind: 'profile', profile: profile.name, ...identity },
        region,
        writes: allowWrites,
        logLines: true,
      };
    },
    async handle(call) {
      const base = endpoint(operations[call.operation].service, call.region);
      const overdue = AbortSignal.timeout(deadline);
      try {
        return await forward(call, base, AbortSignal.any([call.request.signal, overdue]));
      } catch (error) {
        if (error instanceof CredentialsError) return credentialsResponse(error);
        if (overdue.aborted) {
          const text = `${base.host} did not respond within ${deadline / 1000} s.`;
          return serviceError(504, 'GatewayTimeoutException', text);
        }
        return serviceError(502, 'BadGatewayException', network.explain(error, base.host));
      }
    },
  };

  async function forward(call: ApiCall, base: URL, signal: AbortSignal): Promise<Response> {
    const credentials = await profile.credentials();
    const request = { call, credentials, endpoint: base, network, signal };
    let response = await sendUpstream(request);
    const skew = response.status === 403 ? clockSkew(response) : 0;
    if (Math.abs(skew) >= tolerableSkew && Math.abs(skew) <= largestCorrection) {
      response.body.destroy();
      response = await sendUpstream({ ...request, signingDate: new Date(Date.now() + skew) });
    }
    // Read to its end here, so that a body that stalls becomes a response that says so.
    const body = await readResponseBody(response);
    const errorType = headerOf(response, 'x-amzn-errortype') ?? '';
    if (rejectedKey.test(errorType)) profile.forget();
    if (expiredToken.test(errorType)) return sessionOver(sessionOverMessage(profile.title, profile.remedy));
    return relayResponse(response, body, credentials, base.host);
  }
}

function headerOf({ headers }: RemoteResponse, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** By how many milliseconds AWS's clock is ahead of this machine's. 0 when the response doesn't say. */
function clockSkew(response: RemoteResponse): number {
  const theirs = Date.parse(headerOf(response, 'date') ?? '');
  return Number.isNaN(theirs) ? 0 : theirs - Date.now();
}

/** The response for a request that could not be signed. */
export function credentialsResponse(error: CredentialsError): Response {
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
