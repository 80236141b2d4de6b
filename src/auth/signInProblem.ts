/** Why a sign-in did not come about, in words for the reader. */
export class SignInProblem extends Error {
  override readonly name = 'SignInProblem';
  /** What can be done. */
  readonly advice: string;
  /** The other side's own words. Untrusted text. */
  readonly detail: string | undefined;

  /** @param message what is so, in a sentence */
  constructor(message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.advice = advice;
    this.detail = cause === undefined ? undefined : wordsOf(cause).slice(0, longestDetail);
  }
}

/** Longest text of the other side that is shown. */
const longestDetail = 400;

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
