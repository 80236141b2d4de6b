/** A starting token that can't be resumed from, or couldn't be handed back (rule 5). `token` is the token as it was given. */
export class InvalidStartingTokenError extends Error {
  override readonly name = 'InvalidStartingTokenError';
  readonly token: string;

  constructor(token: string, reason: string) {
    super(
      `Bad starting token: ${reason}. Start without a token, or with one an earlier result gave. Token: ${token}`,
    );
    this.token = token;
  }
}

/** The service gave the same `nextToken` twice in a row (rule 6): asking on would never end. `token` is that token. */
export class RepeatedTokenError extends Error {
  override readonly name = 'RepeatedTokenError';
  readonly token: string;

  constructor(token: string) {
    super(`The same next token was received twice: ${token}`);
    this.token = token;
  }
}
