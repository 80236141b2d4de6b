import type { ActionKind } from './action.ts';

/** What each action is called: on its button, while it is sent, and once it was taken. */
export const actionWords = {
  RESUME: { button: 'Resume', taken: 'Resumed: the step completes, and the workflow goes on' },
  STOP: { button: 'Stop', taken: 'Stopped: the step fails' },
  RETRY: { button: 'Retry the build', taken: 'The build is retried' },
  CANCEL: { button: 'Cancel the build', taken: 'The build is being cancelled: that takes a while' },
} as const satisfies Record<ActionKind, { readonly button: string; readonly taken: string }>;

/** Why nothing else is sent for a build meanwhile, in a sentence. */
export const notSettled = {
  RETRY: 'A retry of this build was sent from here, and it is not known yet whether it was taken.',
  CANCEL: 'A cancel of this build was sent from here, and it is not known yet whether it was taken.',
} as const;
