import { entryOf } from './entry.ts';

const action = entryOf('actions');

export const actions = {
  actionForbidden: action(
    'action-forbidden/1.0.0/1',
    'Actions refused',
    'Waiting for a person. Every write is refused with 403 AccessDeniedException.',
  ),
  actionForbiddenFailed: action(
    'action-forbidden-failed/1.0.0/1',
    'Retry refused',
    'Failed in its test. RetryImage is refused with 403 AccessDeniedException.',
  ),
  actionInUse: action(
    'action-in-use/1.0.0/1',
    'In use',
    'Waiting for a person. Every write answers ResourceInUseException.',
  ),
  actionAnsweredByOther: action(
    'action-answered-by-other/1.0.0/1',
    'Someone else was faster',
    'Waiting for a user. Each action finds that another user has just sent RESUME.',
  ),
  actionTakenAnswerLost: action(
    'action-taken-answer-lost/1.0.0/1',
    'Done, but the answer is lost',
    'Waiting for a person. A write is carried out, and its answer is 504 with an HTML body.',
  ),
  actionLost: action(
    'action-lost/1.0.0/1',
    'Not done, and no answer',
    'Waiting for a person. A write is not carried out, and its answer is 504 with an HTML body.',
  ),
  actionMismatch: action(
    'action-mismatch/1.0.0/1',
    'A token seen before',
    'Waiting for a person. The first write’s client token counts as used for something else: IdempotentParameterMismatchException. Another token is taken.',
  ),
  actionTakenStalled: action(
    'action-taken-stalled/1.0.0/1',
    'Done, but the answer never ends',
    'Waiting for a person. A write is carried out, and its answer begins and never ends.',
  ),
  retryInUse: action(
    'retry-in-use/1.0.0/1',
    'Failed, and in use',
    'Failed in its test. RetryImage answers ResourceInUseException.',
  ),
  retryMismatch: action(
    'retry-mismatch/1.0.0/1',
    'Failed, and a token seen before',
    'Failed in its test. The first RetryImage’s client token counts as used for something else.',
  ),
  retryTakenAnswerLost: action(
    'retry-taken-answer-lost/1.0.0/1',
    'Retried, but the answer is lost',
    'Failed in its test. RetryImage is carried out, and its answer is 504 with an HTML body.',
  ),
  retryLost: action(
    'retry-lost/1.0.0/1',
    'Not retried, and no answer',
    'Failed in its test. The first RetryImage is not carried out, and its answer is 504 with an HTML body; the next one is taken.',
  ),
  manyWaiting: action(
    'approvals-1/1.0.0/1',
    'Many that wait',
    'One of 60 builds of ap-southeast-2 that wait for a person, approvals-1 to approvals-60: several pages of waiting steps.',
    'ap-southeast-2',
  ),
  retryFailsAgain: action(
    'retry-fails-again/1.0.0/1',
    'Retry fails again',
    'Failed in its test. A retry runs the test again in place and fails in the same way.',
  ),
} as const;
