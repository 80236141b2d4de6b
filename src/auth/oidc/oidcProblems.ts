import { ErrorResponse, ErrorTimeout } from 'oidc-client-ts';
import { SignInNeeded } from '../session.ts';
import { SignInProblem } from '../signInProblem.ts';

/** The provider could not be reached, before its window opened or when its code was exchanged. */
export function unreachable(issuer: string, cause: unknown): SignInProblem {
  return new SignInProblem(
    `The sign-in service at ${hostOf(issuer)} could not be reached.`,
    'Check that you are online, and that your VPN or proxy allows the connection, then sign in again. If it fails again, the deployment’s issuer or SignInOrigins may be wrong.',
    cause,
  );
}

/** The window returned no code that can be exchanged. */
export function badAnswer(issuer: string, cause: unknown): SignInProblem {
  if (cause instanceof ErrorResponse) {
    return cause.error === 'access_denied'
      ? new SignInProblem(
          `${hostOf(issuer)} denied the sign-in, or it was cancelled there.`,
          'Sign in again, with another account if you have one. If you should have access, ask the operator of this dashboard.',
          cause,
        )
      : new SignInProblem(
          `${hostOf(issuer)} ended the sign-in with an error.`,
          'Sign in again. If it fails again, send the details to the operator of this dashboard.',
          cause,
        );
  }
  const isForeign = cause instanceof Error && /\b(?:state|nonce)\b/i.test(cause.message);
  return isForeign
    ? new SignInProblem(
        'The response does not belong to this sign-in and was ignored.',
        'Sign in again in the window that this page opens.',
        cause,
      )
    : unreachable(issuer, cause);
}

/** The provider's discovery document names another issuer than the deployment: its tokens could not be used with AWS. */
export function wrongIssuer(issuer: string, discovered: string): SignInProblem {
  return new SignInProblem(
    `The sign-in service at ${hostOf(issuer)} names another issuer.`,
    'The deployment’s OidcIssuer has to be exactly the issuer that the provider names. Tell the administrator of this dashboard.',
    new TypeError(`The discovery document has the issuer ${discovered}, not ${issuer}`),
  );
}

/** The ID token is of another provider or for another page, or its time is over. */
export function wrongToken(issuer: string, cause: unknown): SignInProblem {
  return new SignInProblem(
    `${hostOf(issuer)} sent an ID token that can’t be used here.`,
    'Check that your computer’s clock is right, then sign in again. If this happens again, show the details to the administrator of this dashboard.',
    cause,
  );
}

/**
 * The provider did not renew the sign-in. Its own error when a retry may help; otherwise `SignInNeeded`, also for a response
 * that is malformed or belongs to another sign-in.
 */
export function notRenewed(issuer: string, cause: unknown): unknown {
  if (mayPass(cause)) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SignInNeeded(`${hostOf(issuer)} does not renew the sign-in: “${why}”.`);
}

/** Whether the network or the provider failed temporarily. */
function mayPass(cause: unknown): boolean {
  if (cause instanceof ErrorResponse) {
    return cause.error === 'temporarily_unavailable' || cause.error === 'server_error';
  }
  if (cause instanceof TypeError || cause instanceof ErrorTimeout) return true;
  // The library reports an HTTP status only in its message: “Bad Gateway (502)”.
  return cause instanceof Error && /^[^(]*\((?:429|5\d\d)\)/.test(cause.message);
}

/** AWS did not exchange the provider's token for credentials. */
export function noCredentials(cause: unknown): SignInProblem {
  return isRefusal(cause)
    ? new SignInProblem(
        'You are signed in, but AWS issued no credentials.',
        'The deployment’s identity pool or role does not accept the token of this provider. Send the details to the operator of this dashboard.',
        cause,
      )
    : new SignInProblem(
        'You are signed in, but AWS could not be reached for credentials.',
        'Check that you are online, then sign in again.',
        cause,
      );
}

const passing = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'IDPCommunicationError',
]);

/** Whether AWS rejected the request, so that a retry cannot help. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || passing.has(error.name) || !('$metadata' in error)) return false;
  const metadata = error.$metadata;
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? Number(metadata.httpStatusCode)
      : 0;
  return status >= 400 && status < 500;
}

export function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}
