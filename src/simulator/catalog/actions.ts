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
    'Waiting for a person. Whoever answers finds that someone else has just said RESUME.',
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
  retryFailsAgain: action(
    'retry-fails-again/1.0.0/1',
    'Retry fails again',
    'Failed in its test. A retry runs the test again in place and fails in the same way.',
  ),
} as const;
