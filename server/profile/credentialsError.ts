import { StartError } from '../startError.ts';

/** Why a profile has no credentials now. The message never repeats a credential provider's output, which may hold secrets. */
export class CredentialsError extends StartError {
  override readonly name = 'CredentialsError';
  readonly reason: 'no such profile' | 'session over' | 'unreachable' | 'none';
  constructor(reason: CredentialsError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError|socket hang up/;
const sessionOver = /session|token|expired|unauthorized|login/i;

/**
 * Explains a failed credential provider. Its message may quote the command it ran with all arguments, so it is matched, never
 * repeated.
 */
export function explainFailure(
  error: unknown,
  name: string,
  signInCommand: string | undefined,
): CredentialsError {
  const said = String(error instanceof Error ? `${error.name} ${error.message}` : error);
  if (unreachable.test(said)) {
    return new CredentialsError(
      'unreachable',
      `The service that gives profile "${name}" its credentials can't be reached.`,
    );
  }
  if (signInCommand !== undefined && sessionOver.test(said)) {
    return new CredentialsError('session over', sessionOverMessage(name, signInCommand));
  }
  return new CredentialsError(
    'none',
    `Profile "${name}" gives no credentials. To see why, run: aws sts get-caller-identity --profile ${name}`,
  );
}

/** What to say when a profile's session is over. */
export function sessionOverMessage(name: string, signInCommand: string | undefined): string {
  const remedy = signInCommand === undefined ? 'Renew its credentials.' : `Run: ${signInCommand}`;
  return `The session of profile "${name}" is over. ${remedy}`;
}
