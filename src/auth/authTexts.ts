import type { SignInProblemText } from './signInProblem.ts';

/** How credentials are copied from the AWS CLI. */
const copyFromCli = 'Copy the whole output of “aws configure export-credentials --format env” and paste it.';
const signInOnCommandLine =
  'Sign in on the command line again, for example with “aws sso login”, and copy new credentials.';
const operator = 'the operator of this dashboard';

/**
 * The sentences of signing in, of its problems and of the end of a session. `provider` is the host of the identity provider. Quoted
 * errors are untrusted text.
 */
export const authTexts = {
  page: {
    titleForBuild: 'Sign in to see this build',
    title: 'Sign in to see builds',
    /** What the deployment shows, after the name of its host. */
    scope: (account: string | undefined, regions: readonly string[]) =>
      ` shows Image Builder builds${account === undefined ? '' : ` of account ${account}`} in ${list(regions)}.`,
    credentialsInMemory:
      'Credentials are kept in the memory of this page only, until you sign out, reload or close it.',
  },
  method: {
    signIn: (provider: string) => `Sign in with ${provider}`,
    signInAgain: 'Sign in again',
    openWindowAgain: 'Open the sign-in window again',
    continueInWindow: 'Continue in the sign-in window.',
    windowOutOfReach:
      'The sign-in window was closed before the sign-in was complete. If it is still open, continue there; otherwise sign in again.',
    hostOnly: 'The host page signs you in to this deployment. Open the dashboard inside the host page.',
    waitForHost: 'The host page signs you in. If it does not, reload the host page.',
  },
  session: {
    endedTitle: 'Sign in again to continue',
    rowsStay: 'The data below stays visible and is not refreshed.',
    ended: 'The session has ended.',
    endedAt: (time: string) => `The session ended at ${time}.`,
    notSignedIn: 'No user is signed in.',
    rejectedByAws: (message: string) => `AWS no longer accepts these credentials: “${message}”.`,
    providerSessionEnded: (provider: string) => `The sign-in at ${provider} has ended.`,
    notRenewed: (provider: string, message: string) =>
      `${provider} does not renew the sign-in: “${message}”.`,
    noMoreCredentials: (message: string) => `AWS issues no more credentials: “${message}”.`,
  },
  /** Why an account that the page is configured for is not read. */
  account: {
    other: (own: string, configured: string) =>
      `You are signed in to account ${own}, and config.json names no role to assume in account ${configured}. Sign in to ${configured}, or ask ${operator} to add its role.`,
    roleDenied: (roleArn: string, message: string) =>
      `AWS STS did not let you assume ${roleArn}. Two policies have to allow it: the role’s trust policy has to name your role, and your role needs {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "${roleArn}"}. AWS said: “${message}”.`,
  },
  /** How long credentials are valid. */
  validity: {
    expired: 'expired',
    unknownEnd: 'expire at an unknown time',
    renewed: 'renewed automatically',
    untilRejected: 'unknown: used until AWS rejects them',
  },
  problem: {
    unknown: { title: 'Sign-in failed.', nextStep: 'Sign in again. If it fails again, reload the page.' },
    unreachable: (provider: string) => ({
      title: `The sign-in service at ${provider} could not be reached.`,
      nextStep:
        'Check that you are online, and that your VPN or proxy allows the connection, then sign in again. If it fails again, the deployment’s issuer or SignInOrigins may be wrong.',
    }),
    denied: (provider: string) => ({
      title: `${provider} denied the sign-in, or it was cancelled there.`,
      nextStep: `Sign in again, with another account if you have one. If you should have access, ask ${operator}.`,
    }),
    providerError: (provider: string) => ({
      title: `${provider} ended the sign-in with an error.`,
      nextStep: `Sign in again. If it fails again, send the details to ${operator}.`,
    }),
    otherSignIn: {
      title: 'The response does not belong to this sign-in and was ignored.',
      nextStep: 'Sign in again in the window that this page opens.',
    },
    wrongIssuer: (provider: string) => ({
      title: `The sign-in service at ${provider} names another issuer.`,
      nextStep: `The deployment’s OidcIssuer has to be exactly the issuer that the provider names. Ask ${operator} to correct it.`,
    }),
    wrongToken: (provider: string) => ({
      title: `${provider} sent an ID token that can’t be used here.`,
      nextStep: `Check that your computer’s clock is right, then sign in again. If it fails again, send the details to ${operator}.`,
    }),
    noIdToken: (provider: string) => ({
      title: `${provider} sent no ID token.`,
      nextStep: `The deployment has to request the scope “openid”. Ask ${operator} to set it.`,
    }),
    credentialsRejected: {
      title: 'You are signed in, but AWS issued no credentials.',
      nextStep: `The deployment’s identity pool or role does not accept the token of this provider. Send the details to ${operator}.`,
    },
    credentialsUnreachable: {
      title: 'You are signed in, but AWS could not be reached for credentials.',
      nextStep: 'Check that you are online, then sign in again.',
    },
    windowBlocked: (host: string, isEmbedded: boolean) => ({
      title: 'The browser blocked the sign-in window.',
      nextStep: `Allow pop-up windows for ${host}, then sign in again.${
        isEmbedded ? ' If that is not possible, open the dashboard in its own tab.' : ''
      }`,
    }),
  },
  /** Problems of pasted credentials. None contains any part of the pasted text. */
  pasted: {
    tooLong: { title: 'This text is too long to be credentials.', nextStep: copyFromCli },
    severalKeys: {
      title: 'There are several different access keys in this text.',
      nextStep: 'Paste one profile, or one set of keys, at a time.',
    },
    none: { title: 'There are no credentials in this text.', nextStep: copyFromCli },
    longLived: {
      title: 'These are long-lived keys of an IAM user, which this page does not accept.',
      nextStep:
        'They do not expire, so a leaked key can be used until it is deleted. Use temporary credentials instead, for example from “aws sts get-session-token”.',
    },
    noAccessKeyId: { title: 'The access key ID is missing.', nextStep: copyFromCli },
    notTemporary: {
      title: 'The access key ID is not one of temporary credentials: those begin with ASIA.',
      nextStep: copyFromCli,
    },
    noSecretAccessKey: { title: 'The secret access key is missing.', nextStep: copyFromCli },
    noSessionToken: {
      title: 'The session token is missing. Temporary keys do not work without it.',
      nextStep: 'Copy all lines: the access key ID, the secret access key and the session token.',
    },
    expiredHere: {
      title: 'These credentials have expired, according to the clock of this computer.',
      nextStep: signInOnCommandLine,
    },
    expired: { title: 'These credentials have expired.', nextStep: signInOnCommandLine },
    rejected: {
      title: 'AWS rejected these credentials: a part of them is wrong or missing.',
      nextStep: 'Copy all of them again. A session token may span several lines.',
    },
    notVerified: {
      title: 'These credentials could not be verified with AWS.',
      nextStep:
        'Check that you are online, and that your VPN or proxy allows connections to AWS STS, then try again.',
    },
  } satisfies Record<string, SignInProblemText>,
} as const;

function list(items: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
}
