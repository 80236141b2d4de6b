import { describe, expect, test } from 'vitest';
import { answererOf, isWaitingStep, keepsAnInstance } from './waiting.ts';
import { parseWorkflowStep } from './workflowStep.ts';

const startTime = '2026-09-09T19:12:23.175Z';
const step = (fields: object) => parseWorkflowStep({ stepExecutionId: 'step-1', ...fields });

describe('a step waits', () => {
  test.each([
    ['when it is listed', step({ action: 'Newer', status: 'RUNNING' }), true],
    [
      'not when it is listed and has ended since',
      step({ action: 'WaitForAction', status: 'COMPLETED' }),
      false,
    ],
  ])('%s', (_, each, waits) => {
    const waiting = [
      {
        ...each,
        imageBuildVersionArn: undefined,
        workflowExecutionId: undefined,
        workflowBuildVersionArn: undefined,
      },
    ];
    expect(isWaitingStep(each, { waiting })).toBe(waits);
  });

  test.each([
    ['when its status is WAITING, which the API’s enumeration lacks', { status: 'WAITING' }, true],
    [
      'when it is a WaitForAction that has begun',
      { action: 'WaitForAction', status: 'RUNNING', startTime },
      true,
    ],
    ['also under a status of a later year', { action: 'WaitForAction', status: 'PAUSED', startTime }, true],
    ['not when its turn has not come', { action: 'WaitForAction', status: 'PENDING' }, false],
    [
      'not when it was answered',
      { action: 'WaitForAction', status: 'COMPLETED', startTime, endTime: startTime },
      false,
    ],
    ['not when it is any other step', { action: 'RunCommand', status: 'RUNNING', startTime }, false],
  ])('%s', (_, fields, waits) => {
    expect(isWaitingStep(step(fields))).toBe(waits);
  });

  test('not in an execution that has ended', () => {
    expect(
      isWaitingStep(step({ action: 'WaitForAction', status: 'RUNNING', startTime }), {
        executionHasEnded: true,
      }),
    ).toBe(false);
  });
});

test.each([
  [
    '{"snsTopicArn":"arn:aws:sns:us-east-1:111122223333:approvals","payload":"?"}',
    { kind: 'topic', topicArn: 'arn:aws:sns:us-east-1:111122223333:approvals' },
  ],
  ['{"lambdaFunctionName":"scanner","payload":{}}', { kind: 'lambda', functionName: 'scanner' }],
  [
    '{"target":"arn:aws:lambda:us-east-1:111122223333:function:scanner"}',
    { kind: 'lambda', functionName: 'arn:aws:lambda:us-east-1:111122223333:function:scanner' },
  ],
  ['{"payload":"see the lambda function of Tuesday"}', { kind: 'none' }],
  ['not JSON', { kind: 'none' }],
  [undefined, { kind: 'none' }],
])('the inputs %s say who answers', (inputs, answerer) => {
  expect(answererOf({ inputs })).toEqual(answerer);
});

test('a wait in the middle of a build keeps the instance running, one in a distribution does not', () => {
  const wait = step({ action: 'WaitForAction', status: 'RUNNING', startTime });
  const launch = step({ action: 'LaunchInstance', status: 'COMPLETED' });
  const terminate = step({ action: 'TerminateInstance', status: 'COMPLETED' });
  expect(keepsAnInstance([launch, wait, terminate], wait)).toBe(true);
  expect(keepsAnInstance([launch, terminate, wait], wait)).toBe(false);
  expect(keepsAnInstance([wait], wait)).toBe(false);
});
