import { describe, expect, test } from 'vitest';
import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import { parseImage } from '../aws/imagebuilder/image.ts';
import { parseWorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { parseWorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import { hintsFor } from './hints.ts';
import { causeOfRead, executionOfRead, type UnnumberedFacts } from './testing/numbered.ts';

const build = parseImageBuildVersionArn(
  'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17',
);
const componentArn = 'arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1';
const testWorkflow = 'arn:aws:imagebuilder:us-east-1:aws:workflow/test/test-image/1.0.3/1';
const wf = (digit: number) => `wf-${String(digit).repeat(8)}-2222-3333-4444-555555555555`;
const at = (minute: number) => new Date(Date.UTC(2026, 8, 9, 19, minute)).toISOString();

function execution(id: number, status: string, start: number, end: number, more: object = {}) {
  return parseWorkflowExecution({
    workflowExecutionId: wf(id),
    workflowBuildVersionArn: `${testWorkflow.slice(0, -1)}${id}`,
    type: 'TEST',
    status,
    startTime: at(start),
    endTime: at(end),
    ...more,
  });
}

const built = execution(1, 'COMPLETED', 0, 7, { type: 'BUILD' });

function failedImage(more: object = {}, state: object = {}) {
  return parseImage({ name: 'Golden-AMI', state: { status: 'FAILED', ...state }, ...more });
}

describe('which execution is the cause', () => {
  test('the first failure, not the first start', () => {
    const slow = execution(2, 'FAILED', 8, 20);
    const quick = execution(3, 'FAILED', 9, 12);
    const cause = causeOfRead({ image: failedImage(), executions: [built, slow, quick] });
    expect(cause?.execution).toBe(quick);
    expect(cause?.others).toEqual([{ execution: slow, why: 'later' }]);
  });

  test('the latest attempt, not a superseded one', () => {
    const again = { workflowBuildVersionArn: testWorkflow };
    const first = execution(2, 'FAILED', 8, 12, again);
    const second = execution(3, 'FAILED', 30, 33, again);
    const cause = causeOfRead({ image: failedImage(), executions: [built, first, second] });
    expect(cause?.execution).toBe(second);
    expect(cause?.attempt).toMatchObject({ number: 2, of: 2, isLatest: true });
    expect(cause?.others).toEqual([{ execution: first, why: 'replaced' }]);
  });

  test('not an execution whose failure the image tolerates', () => {
    const allowed = execution(2, 'FAILED', 8, 9);
    const fatal = execution(3, 'FAILED', 10, 12);
    const workflows = [{ workflowArn: allowed.workflowBuildVersionArn, onFailure: 'CONTINUE' }];
    const cause = causeOfRead({ image: failedImage({ workflows }), executions: [built, allowed, fatal] });
    expect(cause?.execution).toBe(fatal);
    expect(cause?.others).toEqual([{ execution: allowed, why: 'passedOver' }]);
  });

  test('the one that the failure context names', () => {
    const named = execution(3, 'FAILED', 9, 20);
    const image = failedImage({}, { failureContext: { workflowExecutionId: wf(3) } });
    expect(causeOfRead({ image, executions: [execution(2, 'FAILED', 8, 12), named] })?.execution).toBe(named);
  });

  test('none, when the service itself could not distribute after a test that was allowed to fail', () => {
    const reason =
      "Distribution failed with JobId 'a1b2', status = 'Failed'. 'Not all distribution jobs are completed.'";
    const cause = causeOfRead({
      image: failedImage({}, { reason }),
      executions: [built, execution(2, 'FAILED', 8, 12)],
    });
    expect(cause).toMatchObject({ execution: undefined, stage: 'distribution', made: { mayExist: true } });
  });

  test('an execution that is not in the list', () => {
    const reason = `Workflow Execution ID: '${wf(4)}' failed with reason: Document ${componentArn} failed!`;
    expect(executionOfRead({ image: failedImage({}, { reason }), executions: [] })).toBe(wf(4));
    expect(
      executionOfRead({ image: parseImage({ state: { status: 'AVAILABLE', reason } }), executions: [] }),
    ).toBeUndefined();
  });

  test('a failure of a running build is not settled', () => {
    const image = parseImage({ state: { status: 'TESTING' } });
    expect(causeOfRead({ image, executions: [execution(2, 'FAILED', 8, 12)] })?.settled).toBe(false);
  });
});

describe('where the text comes from', () => {
  const failed = execution(2, 'FAILED', 8, 12, { message: 'Step failed' });
  const facts = (outputs: unknown, message: string | undefined, reason: string): UnnumberedFacts => ({
    build,
    image: failedImage({}, { reason }),
    listMessage: reason,
    executions: [built, failed],
    steps: new Map([
      [
        wf(2),
        [
          parseWorkflowStep({
            stepExecutionId: 'step-1',
            name: 'ApplyTestComponents',
            action: 'ExecuteComponents',
            status: 'FAILED',
            outputs: typeof outputs === 'string' ? outputs : JSON.stringify(outputs),
            message,
          }),
        ],
      ],
    ]),
  });

  test('prefers the component’s output to a reason that only names the component', () => {
    const reason = `Workflow Execution ID: '${wf(2)}' failed with reason: Document ${componentArn} failed!`;
    const cause = causeOfRead(facts({ output: ['Stderr: boom: error', 'ExitCode 7'] }, undefined, reason));
    expect(cause?.text).toMatchObject({ source: 'stepOutputs', line: 'boom: error' });
    expect(cause).toMatchObject({
      otherTexts: [],
      exitCode: 7,
      component: { name: 'check-http', version: '1.0.2' },
    });
  });

  test('sources that disagree are all there, with their names', () => {
    const cause = causeOfRead(facts('disk is full', 'The instance was terminated', 'A role is missing'));
    expect([cause?.text, ...(cause?.otherTexts ?? [])].map((text) => [text?.source, text?.line])).toEqual([
      ['stepOutputs', 'disk is full'],
      ['stepMessage', 'The instance was terminated'],
      ['imageReason', 'A role is missing'],
    ]);
  });

  test('prefers the full message to one cut at 500 characters', () => {
    const whole = `The error is ${'long '.repeat(200)}and ends here`;
    const cause = causeOfRead(facts('', whole.slice(0, 500), whole));
    expect(cause?.text).toMatchObject({ source: 'imageReason', text: whole });
  });

  test('uses a wrapper when there is no other text', () => {
    const cause = causeOfRead(facts('', undefined, `Document ${componentArn} failed!`));
    expect(cause?.text).toMatchObject({ source: 'executionMessage', line: 'Step failed' });
  });
});

const stepAt = (name: string, status: string, start: number, end: number) =>
  parseWorkflowStep({
    stepExecutionId: `step-${name}`,
    name,
    status,
    startTime: at(start),
    endTime: at(end),
  });

test('a failed step that was passed over is not the cause, even if the failure context names it', () => {
  const image = failedImage({}, { failureContext: { failedStep: 'RunAudit' } });
  const steps = [
    stepAt('RunAudit', 'FAILED', 8, 9),
    stepAt('Clean', 'COMPLETED', 9, 10),
    stepAt('Apply', 'TIMED_OUT', 10, 12),
  ];
  const cause = causeOfRead({
    image,
    executions: [execution(2, 'FAILED', 8, 12)],
    steps: new Map([[wf(2), [...steps, parseWorkflowStep({ name: 'Terminate', status: 'PENDING' })]]]),
  });
  expect(cause?.stepName).toBe('Apply');
  expect(cause?.passedOverSteps.map(({ name }) => name)).toEqual(['RunAudit']);
});

test('regions that failed come from the failure context, with the step that failed there', () => {
  const failureContext = {
    imageStatus: 'INTEGRATING',
    distributionFailure: {
      errorMessage: "In region 'eu-west-1' - 'EC2 Client Error' …",
      regionFailures: [
        {
          region: 'eu-west-1',
          status: 'FAILED',
          imageConfigurationStep: 'UPDATE_LAUNCH_TEMPLATES',
          errorMessage: "The launch-template ID 'lt-1' does not exist",
        },
        { region: 'us-east-2', status: 'TIMED_OUT', errorMessage: 'Too slow' },
      ],
    },
  };
  const cause = causeOfRead({ image: failedImage({}, { failureContext }), executions: [built] });
  expect(cause).toMatchObject({
    stage: 'integration',
    regions: [
      { region: 'eu-west-1', step: 'UPDATE_LAUNCH_TEMPLATES' },
      { region: 'us-east-2', status: 'TIMED_OUT' },
    ],
    text: { source: 'regionFailure' },
  });
  expect(cause && hintsFor(cause).map(({ id }) => id)).toContain('launchTemplate');
});

const amisAfter = (rollbackStatus?: string) =>
  causeOfRead({
    build,
    image: failedImage(),
    executions: [execution(2, 'FAILED', 0, 9, { type: 'BUILD' })],
    steps: new Map([
      [
        wf(2),
        [
          parseWorkflowStep({
            action: 'CreateImage',
            status: 'COMPLETED',
            rollbackStatus,
            outputs: '{"imageId":"ami-0123456789abcdef0"}',
          }),
        ],
      ],
    ]),
  })?.made.amis;

test('an AMI whose creation was rolled back does not exist', () => {
  expect(amisAfter()).toEqual([
    { imageId: 'ami-0123456789abcdef0', region: 'us-east-1', accountId: '111122223333' },
  ]);
  expect(amisAfter('COMPLETED')).toEqual([]);
});

test('without GetImage and without a list, the list’s message is the reason', () => {
  const cause = causeOfRead({ listMessage: 'The parent image of the recipe does not exist', executions: [] });
  expect(cause).toMatchObject({
    kind: 'failed',
    stage: 'beforeAnyWorkflow',
    text: { source: 'listMessage' },
  });
});
