import { entryOf } from './entry.ts';

const action = entryOf('actions');

export const actions = {
  actionForbidden: action(
    'action-forbidden/1.0.0/1',
    'Actions denied',
    'Waiting for a user. Every write is rejected with 403 AccessDeniedException.',
  ),
  actionForbiddenFailed: action(
    'action-forbidden-failed/1.0.0/1',
    'Retry denied',
    'Failed in its test. RetryImage is rejected with 403 AccessDeniedException.',
  ),
  actionInUse: action(
    'action-in-use/1.0.0/1',
    'In use',
    'Waiting for a user. Every write returns ResourceInUseException.',
  ),
  actionAnsweredByOther: action(
    'action-answered-by-other/1.0.0/1',
    'Another user was faster',
    'Waiting for a user. Each action finds that another user has just sent RESUME.',
  ),
  actionTakenAnswerLost: action(
    'action-taken-answer-lost/1.0.0/1',
    'Applied, response lost',
    'Waiting for a user. A write is applied, and its response is 504 with an HTML body.',
  ),
  actionLost: action(
    'action-lost/1.0.0/1',
    'Not applied, no response',
    'Waiting for a user. A write is not applied, and its response is 504 with an HTML body.',
  ),
  actionMismatch: action(
    'action-mismatch/1.0.0/1',
    'Client token seen before',
    'Waiting for a user. The client token of the first write counts as used with other parameters: IdempotentParameterMismatchException. Another token is accepted.',
  ),
  actionTakenStalled: action(
    'action-taken-stalled/1.0.0/1',
    'Applied, response never ends',
    'Waiting for a user. A write is applied, and its response begins and never ends.',
  ),
  retryInUse: action(
    'retry-in-use/1.0.0/1',
    'Failed, and in use',
    'Failed in its test. RetryImage returns ResourceInUseException.',
  ),
  retryMismatch: action(
    'retry-mismatch/1.0.0/1',
    'Failed, client token seen before',
    'Failed in its test. The client token of the first RetryImage counts as used with other parameters.',
  ),
  retryTakenAnswerLost: action(
    'retry-taken-answer-lost/1.0.0/1',
    'Retried, response lost',
    'Failed in its test. RetryImage is applied, and its response is 504 with an HTML body.',
  ),
  retryLost: action(
    'retry-lost/1.0.0/1',
    'Not retried, no response',
    'Failed in its test. The first RetryImage is not applied, and its response is 504 with an HTML body; the next one is accepted.',
  ),
  manyWaiting: action(
    'approvals-1/1.0.0/1',
    'Many waiting steps',
    'One of 60 builds of ap-southeast-2 that wait for a user, approvals-1 to approvals-60: several pages of waiting steps.',
    'ap-southeast-2',
  ),
  retryFailsAgain: action(
    'retry-fails-again/1.0.0/1',
    'Retry fails again',
    'Failed in its test. A retry runs the test again in place and fails again.',
  ),
} as const;
