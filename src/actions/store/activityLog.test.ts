import { expect, test } from 'vitest';
import { ServiceError } from '../../aws/serviceError.ts';
import type { StepAction } from '../action.ts';
import { entryOf, activityLogCsv, activityLogJson, withOutcome } from './activityLog.ts';

const at = Date.parse('2026-11-20T12:00:00.000Z');
const action: StepAction = {
  kind: 'STOP',
  imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17',
  stepExecutionId: 'step-1',
  stepName: 'Approve',
  reason: '=HYPERLINK("http://x"), "two"\nlines',
};
const error = new ServiceError({
  operation: 'SendWorkflowStepAction',
  kind: 'unavailable',
  name: 'HTTP 504',
  message: 'no explanation',
  status: 504,
  requestId: 'r-1',
});

test('an entry holds the request, and later its outcome', () => {
  const sent = entryOf(action, 'token', at);
  expect(sent).toMatchObject({
    outcome: 'sending',
    operation: 'SendWorkflowStepAction',
    sentAt: '2026-11-20T12:00:00.000Z',
  });
  const unknown = withOutcome(sent, { kind: 'notApplied', error }, at + 1000);
  expect(unknown).toMatchObject({
    outcome: 'notApplied',
    outcomeAt: '2026-11-20T12:00:01.000Z',
    requestId: 'r-1',
    detail: 'HTTP 504: no explanation',
  });
  expect(withOutcome(sent, { kind: 'superseded', error, how: 'The step has timed out.' }, at).detail).toBe(
    'The step has timed out. HTTP 504: no explanation',
  );
});

test('exports CSV whose cells no spreadsheet runs as formulas, and complete JSON', () => {
  const log = [
    entryOf(action, 'token', at),
    entryOf({ kind: 'RETRY', imageBuildVersionArn: 'arn' }, 't2', at),
  ];
  expect(activityLogCsv(log)).toBe(
    [
      '\uFEFFsentAt,action,operation,imageBuildVersionArn,imagePipelineArn,stepExecutionId,stepName,reason,clientToken,outcome,outcomeAt,requestId,detail',
      `2026-11-20T12:00:00.000Z,STOP,SendWorkflowStepAction,${action.imageBuildVersionArn},,step-1,Approve,"'=HYPERLINK(""http://x""), ""two""\nlines",token,sending,,,`,
      '2026-11-20T12:00:00.000Z,RETRY,RetryImage,arn,,,,,t2,sending,,,',
      '',
    ].join('\r\n'),
  );
  const [, row] = activityLogCsv([entryOf({ ...action, reason: '\n=1+1' }, 'token', at)]).split('\r\n');
  expect(row).toContain(`,"'\n=1+1",`);
  expect(JSON.parse(activityLogJson(log))).toEqual(log);
});
