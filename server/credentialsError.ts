/** Why a profile gives no credentials just now. The message holds nothing that a provider said, only what is to do. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';
  readonly reason: 'no such profile' | 'session over' | 'unreachable' | 'none';
  constructor(reason: CredentialsError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
