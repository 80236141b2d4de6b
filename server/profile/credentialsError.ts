import { StartError } from '../startError.ts';
import { isCertificateError, type Network } from './network.ts';
import type { CredentialSource } from './settings.ts';

/** Why there are no credentials now. The message never repeats a credential provider's output, which may hold secrets. */
export class CredentialsError extends StartError {
  override readonly name = 'CredentialsError';
  readonly reason: 'no such profile' | 'session over' | 'unreachable' | 'none';
  constructor(reason: CredentialsError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_|TimeoutError|socket hang up|Proxy response/;
const sessionOver = /session|token|expired|unauthorized|login/i;
const mfaWithoutTerminal = /requires multi-factor authentication/;

interface FailedProvider {
  readonly source: CredentialSource;
  readonly title: string;
  readonly remedy: string;
  /** Whether a command of the AWS CLI starts a new session. */
  readonly isSession: boolean;
  readonly network: Network;
}

/**
 * Explains a failed credential provider. Its message may quote the command it ran with all arguments, so it is matched, never
 * repeated.
 */
export function explainFailure(error: unknown, provider: FailedProvider): CredentialsError {
  if (error instanceof CredentialsError) return error;
  const { source, title, remedy, isSession, network } = provider;
  const text = String(
    error instanceof Error ? `${error.name} ${error.message} ${String(error.cause)}` : error,
  );
  if (isCertificateError(error) || unreachable.test(text)) {
    const host = `the service that gives ${title} its credentials`;
    return new CredentialsError('unreachable', capitalize(network.explain(error, host)));
  }
  if (source.kind === 'profile' && mfaWithoutTerminal.test(text)) {
    const { profile } = source;
    return new CredentialsError(
      'none',
      `Profile "${profile}" needs an MFA code, and there is no terminal to ask for it. Run: eval "$(aws configure export-credentials --profile ${profile} --format env)" and then: npm start -- --profile-from-env`,
    );
  }
  if (isSession && sessionOver.test(text)) {
    return new CredentialsError('session over', sessionOverMessage(title, remedy));
  }
  return new CredentialsError('none', noneMessage(source));
}

function noneMessage(source: CredentialSource): string {
  switch (source.kind) {
    case 'profile':
      return `Profile "${source.profile}" gives no credentials. To see why, run: aws sts get-caller-identity --profile ${source.profile}`;
    case 'environment':
      return 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set.';
    case 'machine':
      return 'No credentials were found: AWS_ACCESS_KEY_ID and AWS_PROFILE are not set, there is no profile "default", and this machine has no role. Name a profile: npm start -- --profile NAME';
  }
}

/** The message for credentials whose session has ended. */
export function sessionOverMessage(title: string, remedy: string): string {
  return `The session of ${title} is over. ${remedy}`;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
