import type { ActionKind } from './action.ts';
import type { RequestState } from './actionRequest.ts';

/** The texts of actions, except those that a single component composes with markup. */
export const actionTexts = {
  button: {
    RESUME: 'Resume',
    STOP: 'Stop',
    RETRY: 'Retry the build',
    CANCEL: 'Cancel the build',
  } satisfies Record<ActionKind, string>,
  accepted: {
    RESUME: 'Resume accepted: the step completes and the workflow continues',
    STOP: 'Stop accepted: the step fails',
    RETRY: 'Retry accepted: the build runs again',
    CANCEL: 'Cancel accepted: the build ends within a few minutes',
  } satisfies Record<ActionKind, string>,
  outcome: {
    sending: 'Sending',
    unknown: 'Outcome unknown',
    accepted: 'Accepted',
    notApplied: 'Not applied',
    superseded: 'Superseded',
    rejected: 'Rejected',
  } satisfies Record<RequestState['kind'], string>,
  sending: 'Sending…',
  unknown: 'No response. The action may have succeeded',
  checking: 'Checking the account for the outcome. The request is not sent again meanwhile.',
  checksEnded: (checks: number) => `The outcome is still unknown after ${checks} checks.`,
  checkFailed: (title: string) => `The last check failed: ${title}.`,
  checkNow: 'Check now',
  notApplied: 'No response, and the account shows no change',
  sendAgainIsSafe:
    'Send again repeats the request with the same client token, so it cannot be applied twice.',
  sendAgain: 'Send again',
  changeAnswer: 'Change the answer',
  dismiss: 'Dismiss',
  superseded: 'No change was made',
  tokenSpent: 'Rejected: AWS has seen this client token with other parameters',
  tokenSpentNext: 'No change was made. The next submission uses a new client token.',
  reconciled: 'No response came. The account shows that the action was applied.',
  alreadyDone: 'The action had already been applied.',
  details: 'Response details',
  noBuild: (arn: string) => `Nothing was sent: ${arn} is not an image build version ARN.`,
  /** Why nothing else is sent for a build while an earlier request of this kind is open. */
  open: {
    RETRY: 'A retry of this build was submitted from this page, and its outcome is not known yet.',
    CANCEL: 'A cancel of this build was submitted from this page, and its outcome is not known yet.',
  },
  continuesInBackground:
    'Continues in the background when this dialog is closed. The activity log shows the outcome.',
  typeName: 'Type the image name to confirm',
  nameMatches: 'The name matches.',
  timedOut: 'timed out',
} as const;
