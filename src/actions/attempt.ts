import type { ServiceError } from '../aws/serviceError.ts';
import type { Action } from './action.ts';

/** How far a wish has come. */
export type AttemptState =
  | { readonly kind: 'sending' }
  /**
   * The answer was lost, so it may have been done. The account is read until it shows which; it is never sent again by itself.
   * `resting`: it was read often enough for now.
   */
  | {
      readonly kind: 'unknown';
      readonly error: ServiceError;
      readonly looks: number;
      /** Why the last look failed, when it did. */
      readonly lookFailed: ServiceError | undefined;
      readonly resting: boolean;
    }
  /** The answer was lost, and the account shows that it was not done. */
  | { readonly kind: 'notTaken'; readonly error: ServiceError }
  /** `found`: the answer was lost, and the account shows that it was done. */
  | { readonly kind: 'taken'; readonly requestId: string | undefined; readonly found: boolean }
  /** Something else came first. `how` is a sentence with untrusted text in it. */
  | { readonly kind: 'overtaken'; readonly how: string; readonly error: ServiceError }
  | { readonly kind: 'refused'; readonly error: ServiceError };

/** One wish of a person, from the first press to its end. */
export interface Attempt {
  readonly action: Action;
  /** The same one for every request of this wish. */
  readonly clientToken: string;
  readonly state: AttemptState;
  /** When it came to its end, in milliseconds since the epoch. */
  readonly settledAt?: number;
  /** Of a retry or a cancel: the image's status has shown it. */
  readonly isShown?: boolean;
}

/** Whether the wish is not settled, so that nothing else may be sent for its target. */
export function isOpen({ state }: Attempt): boolean {
  return state.kind === 'sending' || state.kind === 'unknown';
}

/** Whether the wish has come to an end that no further request of its own can change. */
export function isOver({ state }: Attempt): boolean {
  return state.kind === 'taken' || state.kind === 'overtaken';
}

/** Whether the service has seen this token with another request: then the next request needs a new one. */
export function isTokenSpent({ state }: Pick<Attempt, 'state'>): boolean {
  return state.kind === 'refused' && state.error.name === 'IdempotentParameterMismatchException';
}

/** Whether the identity was refused: pressing again is of no use until somebody permits it. */
export function isForbidden(attempt: Attempt | undefined): boolean {
  return attempt?.state.kind === 'refused' && attempt.state.error.kind === 'forbidden';
}
