import type { AnswerableStep } from '../waiting/waitingSteps.ts';

/** The dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'answer'; readonly step: AnswerableStep }
  | { readonly kind: 'retry' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'start' }
  | { readonly kind: 'log' };

/** The dialog that is open on the page: buttons open one, a single component renders it. */
export interface DialogStore {
  readonly read: () => OpenDialog | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Opens a dialog in place of the previous one; undefined closes it. */
  readonly open: (dialog: OpenDialog | undefined) => void;
}

export function createDialogStore(): DialogStore {
  const listeners = new Set<() => void>();
  let current: OpenDialog | undefined;
  return {
    read: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(dialog) {
      current = dialog;
      for (const listener of listeners) listener();
    },
  };
}
