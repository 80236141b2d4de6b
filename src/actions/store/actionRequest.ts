import type { ServiceError } from '../../aws/serviceError.ts';
import { canImageStillChange } from '../../aws/imagebuilder/imageStatus.ts';
import type { Action, ImageAction } from '../action.ts';

/** The state of an action request. */
export type RequestState =
  | { readonly kind: 'sending' }
  /**
   * No response came, so it may have been applied. The account is checked until it shows which; it is never sent again by itself.
   * `resting`: the automatic checks have ended.
   */
  | {
      readonly kind: 'unknown';
      readonly error: ServiceError;
      readonly checks: number;
      /** Why the last check failed, when it did. */
      readonly checkFailed: ServiceError | undefined;
      readonly resting: boolean;
    }
  /** No response came, and the account shows no change. */
  | { readonly kind: 'notApplied'; readonly error: ServiceError }
  /** `found`: no response came, and the account shows the change. */
  | {
      readonly kind: 'accepted';
      readonly requestId: string | undefined;
      readonly found: boolean;
      /** The ARN of the build that was started, where that is known. */
      readonly startedBuild?: string | undefined;
    }
  /** Another change came first. `how` is a sentence that contains untrusted text. */
  | { readonly kind: 'superseded'; readonly how: string; readonly error: ServiceError }
  | { readonly kind: 'rejected'; readonly error: ServiceError };

/** One submission of an action by the user, until it is settled. */
export interface ActionRequest {
  readonly action: Action;
  /** The same for every repetition of this request. */
  readonly clientToken: string;
  /** When it was sent, in milliseconds since the epoch. */
  readonly sentAt: number;
  readonly state: RequestState;
  /** When it was accepted or superseded, in milliseconds since the epoch. */
  readonly settledAt?: number;
  /** Whether the image status has shown it; for a retry or a cancel. */
  readonly isShown?: boolean;
}

/** Whether the outcome is still open, so that nothing else may be sent for its target. */
export function isOpen({ state }: ActionRequest): boolean {
  return state.kind === 'sending' || state.kind === 'unknown';
}

/** Whether its state is final: accepted or superseded. */
export function isOver({ state }: ActionRequest): boolean {
  return state.kind === 'accepted' || state.kind === 'superseded';
}

/** Whether the service has seen this token with other parameters: the next request needs a new token. */
export function isTokenSpent({ state }: Pick<ActionRequest, 'state'>): boolean {
  return state.kind === 'rejected' && state.error.name === 'IdempotentParameterMismatchException';
}

/** Whether IAM or the server denied it: sending it again is useless until that is changed. */
export function isForbidden(request: ActionRequest | undefined): boolean {
  return request?.state.kind === 'rejected' && request.state.error.kind === 'forbidden';
}

/** Milliseconds after which an accepted action is offered again although the account never showed it: a retry may have failed in between. */
const longestLag = { RETRY: 2 * 60_000, CANCEL: 15 * 60_000 } as const;

/** Whether an image status shows the effect of an accepted retry or cancel. */
export function isShownBy(kind: ImageAction['kind'], status: string): boolean {
  return kind === 'RETRY' ? status !== 'FAILED' && status !== 'CANCELLED' : !canImageStillChange(status);
}

/** Whether a retry or a cancel was accepted and the account does not show it yet. `now` is in milliseconds since the epoch. */
export function isLagging({ action, state, settledAt, isShown }: ActionRequest, now: number): boolean {
  return (
    (action.kind === 'RETRY' || action.kind === 'CANCEL') &&
    state.kind === 'accepted' &&
    isShown !== true &&
    settledAt !== undefined &&
    now - settledAt < longestLag[action.kind]
  );
}
