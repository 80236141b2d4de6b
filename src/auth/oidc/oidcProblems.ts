import { ErrorResponse, ErrorTimeout } from 'oidc-client-ts';
import { authTexts } from '../authTexts.ts';
import { SignInNeeded } from '../session.ts';
import { SignInProblem } from '../signInProblem.ts';

/** The provider could not be reached, before its window opened or when its code was exchanged. */
export function unreachable(issuer: string, cause: unknown): SignInProblem {
  return new SignInProblem(authTexts.problem.unreachable(hostOf(issuer)), cause);
}

/** The window returned no code that can be exchanged. */
export function badResponse(issuer: string, cause: unknown): SignInProblem {
  if (cause instanceof ErrorResponse) {
    const { denied, providerError } = authTexts.problem;
    return new SignInProblem(
      (cause.error === 'access_denied' ? denied : providerError)(hostOf(issuer)),
      cause,
    );
  }
  const isForeign = cause instanceof Error && /\b(?:state|nonce)\b/i.test(cause.message);
  return isForeign ? new SignInProblem(authTexts.problem.otherSignIn, cause) : unreachable(issuer, cause);
}

/** The provider's discovery document names another issuer than the deployment: its tokens could not be used with AWS. */
export function wrongIssuer(issuer: string, discovered: string): SignInProblem {
  return new SignInProblem(
    authTexts.problem.wrongIssuer(hostOf(issuer)),
    new TypeError(`The discovery document has the issuer ${discovered}, not ${issuer}`),
  );
}

/** The ID token was issued by another provider or for another page, or has expired. */
export function wrongToken(issuer: string, cause: unknown): SignInProblem {
  return new SignInProblem(authTexts.problem.wrongToken(hostOf(issuer)), cause);
}

/**
 * The provider did not renew the sign-in. Its own error when a retry may help; otherwise `SignInNeeded`, also for a response
 * that is malformed or belongs to another sign-in.
 */
export function notRenewed(issuer: string, cause: unknown): unknown {
  if (isTemporary(cause)) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new SignInNeeded(authTexts.session.notRenewed(hostOf(issuer), message));
}

/** Whether the network or the provider failed temporarily. */
function isTemporary(cause: unknown): boolean {
  if (cause instanceof ErrorResponse) {
    return cause.error === 'temporarily_unavailable' || cause.error === 'server_error';
  }
  if (cause instanceof TypeError || cause instanceof ErrorTimeout) return true;
  // The library reports an HTTP status only in its message: “Bad Gateway (502)”.
  return cause instanceof Error && /^[^(]*\((?:429|5\d\d)\)/.test(cause.message);
}

/** AWS did not exchange the provider's token for credentials. */
export function noCredentials(cause: unknown): SignInProblem {
  const { credentialsRejected, credentialsUnreachable } = authTexts.problem;
  return new SignInProblem(isRefusal(cause) ? credentialsRejected : credentialsUnreachable, cause);
}

const temporaryErrors = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'IDPCommunicationError',
]);

/** Whether AWS rejected the request, so that a retry cannot help. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || temporaryErrors.has(error.name) || !('$metadata' in error)) return false;
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
