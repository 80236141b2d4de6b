/** A failed sign-in, described for the user. */
export class SignInProblem extends Error {
  override readonly name = 'SignInProblem';
  /** What to do. */
  readonly nextStep: string;
  /** The response of the provider or of AWS. Untrusted text. */
  readonly detail: string | undefined;

  /** @param message what happened, in a sentence */
  constructor(message: string, nextStep: string, cause?: unknown) {
    super(message, { cause });
    this.nextStep = nextStep;
    this.detail = cause === undefined ? undefined : wordsOf(cause).slice(0, longestDetail);
  }
}

/** Longest detail shown. */
const longestDetail = 400;

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
