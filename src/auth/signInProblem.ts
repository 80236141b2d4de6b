/** What happened, and what the user can do. */
export interface SignInProblemText {
  readonly title: string;
  readonly nextStep: string;
}

/** A failed sign-in, described for the user. */
export class SignInProblem extends Error implements SignInProblemText {
  override readonly name = 'SignInProblem';
  readonly title: string;
  readonly nextStep: string;
  /** The response of the provider or of AWS. Untrusted text. */
  readonly detail: string | undefined;

  constructor({ title, nextStep }: SignInProblemText, cause?: unknown) {
    super(title, { cause });
    this.title = title;
    this.nextStep = nextStep;
    this.detail = cause === undefined ? undefined : describeCause(cause).slice(0, longestDetail);
  }
}

/** Longest detail shown. */
const longestDetail = 400;

function describeCause(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
