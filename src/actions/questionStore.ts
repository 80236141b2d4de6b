import type { AnswerableStep } from './answerableStep.ts';

/** Which dialog is open. */
export type Question =
  | { readonly kind: 'answer'; readonly step: AnswerableStep }
  | { readonly kind: 'retry' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'log' };

/** Which dialog is open on the page: buttons open one, one component shows it. */
export interface QuestionStore {
  readonly read: () => Question | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Opens a dialog in place of the one before; undefined closes it. */
  readonly ask: (question: Question | undefined) => void;
}

export function createQuestionStore(): QuestionStore {
  const listeners = new Set<() => void>();
  let current: Question | undefined;
  return {
    read: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask(question) {
      current = question;
      for (const listener of listeners) listener();
    },
  };
}
