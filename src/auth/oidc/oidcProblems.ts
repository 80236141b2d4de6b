import { ErrorResponse, ErrorTimeout } from 'oidc-client-ts';
import { SignInNeeded } from '../session.ts';
import { SignInProblem } from '../signInProblem.ts';

/** The provider said nothing that could be used: before its window went anywhere, or when its code was to be exchanged. */
export function unreachable(issuer: string, cause: unknown): SignInProblem {
  return new SignInProblem(
    `The sign-in service at ${hostOf(issuer)} could not be asked.`,
    'Check that you are online, and that a VPN or a proxy lets you through, then sign in again. If it stays, the deployment’s issuer or SignInOrigins may be wrong.',
    cause,
  );
}

/** The window came back with something else than a code that can be exchanged. */
export function badAnswer(issuer: string, cause: unknown): SignInProblem {
  if (cause instanceof ErrorResponse) {
    return cause.error === 'access_denied'
      ? new SignInProblem(
          `${hostOf(issuer)} refused the sign-in, or it was cancelled there.`,
          'Sign in again, with another account if you have one. If you should have access, ask whoever runs this dashboard.',
          cause,
        )
      : new SignInProblem(
          `${hostOf(issuer)} ended the sign-in with an error.`,
          'Sign in again. If it stays, whoever runs this dashboard can tell from the details what is wrong.',
          cause,
        );
  }
  const isForeign = cause instanceof Error && /\b(?:state|nonce)\b/i.test(cause.message);
  return isForeign
    ? new SignInProblem(
        'An answer came that does not belong to this sign-in, so it was not used.',
        'Sign in again, and only in the window that opens from here.',
        cause,
      )
    : unreachable(issuer, cause);
}

/**
 * The provider did not renew the sign-in. Its own error where trying again may help; `SignInNeeded` where it won't, also for
 * an answer that can't be understood or does not belong to this sign-in.
 */
export function notRenewed(issuer: string, cause: unknown): unknown {
  if (mayPass(cause)) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SignInNeeded(`${hostOf(issuer)} does not renew the sign-in: “${why}”.`);
}

/** Whether it was the network, or the provider having a bad time. */
function mayPass(cause: unknown): boolean {
  if (cause instanceof ErrorResponse) {
    return cause.error === 'temporarily_unavailable' || cause.error === 'server_error';
  }
  if (cause instanceof TypeError || cause instanceof ErrorTimeout) return true;
  // The library says an answer's status in words only: “Bad Gateway (502)”.
  return cause instanceof Error && /^[^(]*\((?:429|5\d\d)\)/.test(cause.message);
}

/** The provider's token was not exchanged for credentials. */
export function noCredentials(cause: unknown): SignInProblem {
  return isRefusal(cause)
    ? new SignInProblem(
        'You are signed in, but AWS gives no credentials for it.',
        'The deployment’s identity pool or role does not take this provider’s token. Whoever runs this dashboard can tell from the details.',
        cause,
      )
    : new SignInProblem(
        'You are signed in, but AWS could not be asked for credentials.',
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

/** Whether AWS said no, so that asking again would not help. */
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
