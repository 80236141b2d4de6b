import type { Answerer } from '../aws/imagebuilder/waiting.ts';
import type { ActionKind } from './action.ts';
import type { RequestState } from './store/actionRequest.ts';

/** The texts of actions, except those that a single component composes with markup. */
export const actionTexts = {
  button: {
    RESUME: 'Resume',
    STOP: 'Stop',
    RETRY: 'Retry the build',
    CANCEL: 'Cancel the build',
    START: 'Start a build',
  } satisfies Record<ActionKind, string>,
  accepted: {
    RESUME: 'Resume accepted: the step completes and the workflow continues',
    STOP: 'Stop accepted: the step fails',
    RETRY: 'Retry accepted: the build runs again',
    CANCEL: 'Cancel accepted: the build ends within a few minutes',
    START: 'Start accepted: a new build has been created',
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
  reloaded: 'The page was reloaded before a response arrived.',
  details: 'Response details',
  badArn: (arn: string) => `Nothing was sent: ${arn} is not the ARN of an image build version or a pipeline.`,
  openBuild: 'Open the new build',
  /** Why nothing else is sent for a build while an earlier request of this kind is open. */
  open: {
    RETRY: 'A retry of this build was submitted from this page, and its outcome is not known yet.',
    CANCEL: 'A cancel of this build was submitted from this page, and its outcome is not known yet.',
  },
  continuesInBackground:
    'Continues in the background when this dialog is closed. The activity log shows the outcome.',
  typeName: 'Type the image name to confirm',
  nameMatches: 'The name matches.',
  /** What answers a waiting step. */
  answerer: {
    topic: 'a user',
    lambda: 'a Lambda function',
    none: 'an action',
  } satisfies Record<Answerer['kind'], string>,
  timedOut: 'timed out',
  /** The effect of STOP. `onFailure` is `Abort`, which is the default, or `Continue`; untrusted text otherwise. */
  stopEffect(onFailure: string | undefined): string {
    switch (onFailure) {
      case 'Continue':
        return 'The step fails and the workflow continues with the next step (onFailure: Continue).';
      case 'Abort':
        return 'The step, its workflow and the build fail (onFailure: Abort).';
      case undefined:
        return 'The step fails. Unless its onFailure is Continue, its workflow and the build fail too.';
      default:
        return `The step fails (onFailure: ${onFailure}).`;
    }
  },
  /** The cost of the wait. `keepsInstance` is undefined when it could not be read. */
  waitingCost(keepsInstance: boolean | undefined): string {
    if (keepsInstance === undefined) return 'Unknown whether an instance keeps running.';
    return keepsInstance
      ? 'The instance keeps running, and is billed, until the step is answered or times out.'
      : 'No instance is running.';
  },
} as const;
