import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from './catalog.ts';
import { minutes, seconds } from './clock.ts';
import type { JsonObject } from './json.ts';
import { ask, harness, listOf, textOf, type Answer, type Harness } from './harness.ts';

async function rowsOf({ simulator }: Harness, key: CatalogKey) {
  const answer = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: catalog[key].arn });
  return listOf(answer, 'workflowExecutions');
}

function idsOf(rows: readonly JsonObject[]): readonly string[] {
  return rows.map(({ workflowExecutionId }) => textOf(workflowExecutionId));
}

async function statusesOf(harnessed: Harness, key: CatalogKey) {
  return (await rowsOf(harnessed, key)).map(({ status }) => status);
}

async function stateOf({ simulator }: Harness, key: CatalogKey) {
  return (await ask(simulator, 'GetImage', { imageBuildVersionArn: catalog[key].arn })).body['image'];
}

async function waitingStep({ simulator }: Harness, key: CatalogKey): Promise<string> {
  const steps = listOf(await ask(simulator, 'ListWaitingWorkflowSteps', {}), 'steps');
  const step = steps.find(({ imageBuildVersionArn }) => imageBuildVersionArn === catalog[key].arn);
  return textOf(step?.['stepExecutionId'] ?? 'none');
}

function errorOf(answer: Answer) {
  return [answer.status, answer.headers.get('x-amzn-errortype')];
}

const send = async (
  harnessed: Harness,
  key: CatalogKey,
  stepExecutionId: string,
  action: string,
  more = {},
) =>
  ask(harnessed.simulator, 'SendWorkflowStepAction', {
    stepExecutionId,
    imageBuildVersionArn: catalog[key].arn,
    action,
    clientToken: `token of ${action}`,
    ...more,
  });

test('RESUME completes the waiting step with the reason in its outputs, and the build goes on', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'waiting');
  const answer = await send(harnessed, 'waiting', step, 'RESUME', { reason: 'Looks fine' });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    stepExecutionId: step,
    imageBuildVersionArn: catalog.waiting.arn,
    clientToken: 'token of RESUME',
  });
  const detail = await ask(harnessed.simulator, 'GetWorkflowStepExecution', { stepExecutionId: step });
  expect(detail.body).toMatchObject({
    status: 'COMPLETED',
    outputs: '{"action":"RESUME","reason":"Looks fine"}',
  });
  expect(await waitingStep(harnessed, 'waiting')).toBe('none');
  harnessed.clock.advance(minutes(10));
  expect(await stateOf(harnessed, 'waiting')).toMatchObject({ state: { status: 'AVAILABLE' } });
});

test('STOP fails the step: with Abort the build fails, with Continue it goes on', async () => {
  const harnessed = harness();
  const aborting = await waitingStep(harnessed, 'waiting');
  await send(harnessed, 'waiting', aborting, 'STOP', { reason: 'Port 23 is open' });
  expect(await statusesOf(harnessed, 'waiting')).toEqual(['FAILED', 'CANCELLED']);
  expect(await stateOf(harnessed, 'waiting')).toMatchObject({
    state: { status: 'FAILED', reason: expect.stringContaining('Port 23 is open') },
  });
  const continuing = await waitingStep(harnessed, 'waitingLambda');
  await send(harnessed, 'waitingLambda', continuing, 'STOP', { clientToken: 'two' });
  harnessed.clock.advance(minutes(5));
  expect(await statusesOf(harnessed, 'waitingLambda')).toEqual(['COMPLETED', 'COMPLETED']);
});

test('the same token again is the same answer and no second action; with other parameters it is refused', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'waiting');
  const first = await send(harnessed, 'waiting', step, 'RESUME');
  const again = await send(harnessed, 'waiting', step, 'RESUME');
  expect([again.status, again.text]).toEqual([200, first.text]);
  const other = await send(harnessed, 'waiting', step, 'STOP', { clientToken: 'token of RESUME' });
  expect(errorOf(other)).toEqual([400, 'IdempotentParameterMismatchException']);
  const late = await send(harnessed, 'waiting', step, 'STOP');
  expect(errorOf(late)).toEqual([400, 'InvalidRequestException']);
  expect(late.body['message']).toContain('was answered already');
  expect(
    harnessed.simulator.log.filter(({ operation }) => operation === 'SendWorkflowStepAction'),
  ).toMatchObject([
    { status: 200, clientToken: 'token of RESUME' },
    { status: 200, clientToken: 'token of RESUME' },
    { status: 400, clientToken: 'token of RESUME', errorType: 'IdempotentParameterMismatchException' },
    { status: 400, clientToken: 'token of STOP' },
  ]);
});

test('answers to what does not wait, or no more, or elsewhere, are refused', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'waitingNobody');
  const elsewhere = await send(harnessed, 'waiting', step, 'RESUME');
  expect(errorOf(elsewhere)).toEqual([400, 'InvalidParameterValueException']);
  harnessed.clock.advance(minutes(15));
  const late = await send(harnessed, 'waitingNobody', step, 'RESUME');
  expect(late.body['message']).toContain('has timed out');
  const unknown = await send(harnessed, 'waiting', 'step-00000000-0000-4000-8000-000000000000', 'RESUME');
  expect(errorOf(unknown)).toEqual([404, 'ResourceNotFoundException']);
  const [row] = await rowsOf(harnessed, 'waiting');
  const steps = await ask(harnessed.simulator, 'ListWorkflowStepExecutions', {
    workflowExecutionId: textOf(row?.['workflowExecutionId']),
  });
  const [launch] = listOf(steps, 'steps');
  const notWaiting = await send(harnessed, 'waiting', textOf(launch?.['stepExecutionId']), 'RESUME');
  expect(notWaiting.body['message']).toContain('it is a LaunchInstance step');
});

test('reason, action and token are held to the model', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'waiting');
  for (const more of [
    { reason: '' },
    { reason: 'x'.repeat(1025) },
    { action: 'PAUSE' },
    { clientToken: '' },
    { clientToken: 'x'.repeat(65) },
    { clientToken: null },
  ]) {
    expect(errorOf(await send(harnessed, 'waiting', step, 'RESUME', more))).toEqual([
      400,
      'InvalidRequestException',
    ]);
  }
  expect((await send(harnessed, 'waiting', step, 'RESUME', { reason: 'x'.repeat(1024) })).status).toBe(200);
});

const image = (key: CatalogKey, clientToken: string) => ({
  imageBuildVersionArn: catalog[key].arn,
  clientToken,
});

test('cancelling is asynchronous, and only of what is not over', async () => {
  const harnessed = harness();
  const { simulator, clock } = harnessed;
  clock.advance(minutes(11));
  const answer = await ask(simulator, 'CancelImageCreation', image('running', 'a'));
  expect(answer.body).toMatchObject(image('running', 'a'));
  expect(await statusesOf(harnessed, 'running')).toEqual(['COMPLETED', 'RUNNING', 'PENDING']);
  expect(errorOf(await ask(simulator, 'CancelImageCreation', image('running', 'b')))).toEqual([
    400,
    'ResourceInUseException',
  ]);
  clock.advance(seconds(12));
  expect(await statusesOf(harnessed, 'running')).toEqual(['COMPLETED', 'CANCELLED', 'CANCELLED']);
  expect(await stateOf(harnessed, 'running')).toMatchObject({ state: { status: 'CANCELLED' } });
  for (const key of ['running', 'linuxSucceeded', 'linuxFailedComponent'] as const) {
    expect(errorOf(await ask(simulator, 'CancelImageCreation', image(key, 'c')))).toEqual([
      400,
      'InvalidRequestException',
    ]);
  }
  expect((await ask(simulator, 'CancelImageCreation', image('notStarted', 'd'))).status).toBe(200);
  clock.advance(seconds(12));
  expect(await stateOf(harnessed, 'notStarted')).toMatchObject({ state: { status: 'CANCELLED' } });
});

test('a step that waits can be cancelled, and is then no longer listed', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'waiting');
  await ask(harnessed.simulator, 'CancelImageCreation', image('waiting', 'a'));
  harnessed.clock.advance(seconds(13));
  expect(await waitingStep(harnessed, 'waiting')).toBe('none');
  const refused = await send(harnessed, 'waiting', step, 'RESUME');
  expect(refused.body['message']).toContain('it has ended with CANCELLED');
});

test('retry runs a failed test again, in place, and the failed attempt stays', async () => {
  const harnessed = harness();
  const { simulator, clock } = harnessed;
  const before = await rowsOf(harnessed, 'linuxFailedComponent');
  expect((await ask(simulator, 'RetryImage', image('linuxFailedComponent', 'a'))).status).toBe(200);
  expect(await stateOf(harnessed, 'linuxFailedComponent')).toMatchObject({ state: { status: 'TESTING' } });
  expect(errorOf(await ask(simulator, 'RetryImage', image('linuxFailedComponent', 'b')))).toEqual([
    400,
    'ResourceInUseException',
  ]);
  clock.advance(minutes(1));
  const during = await rowsOf(harnessed, 'linuxFailedComponent');
  expect(during.map(({ type, status, retried }) => [type, status, retried])).toEqual([
    ['BUILD', 'COMPLETED', false],
    ['TEST', 'COMPLETED', false],
    ['TEST', 'FAILED', false],
    ['TEST', 'RUNNING', true],
    ['DISTRIBUTION', 'PENDING', false],
  ]);
  // The distribution never started: its row goes on under the id it had.
  expect(idsOf(during)).toEqual(expect.arrayContaining([...idsOf(before)]));
  const distribution = await ask(simulator, 'GetWorkflowExecution', {
    workflowExecutionId: textOf(before[3]?.['workflowExecutionId']),
  });
  expect(distribution.body).toMatchObject({ status: 'PENDING' });
  clock.advance(minutes(20));
  expect(await statusesOf(harnessed, 'linuxFailedComponent')).toEqual([
    'COMPLETED',
    'COMPLETED',
    'FAILED',
    'COMPLETED',
    'COMPLETED',
  ]);
  expect(await stateOf(harnessed, 'linuxFailedComponent')).toMatchObject({
    state: { status: 'AVAILABLE' },
    outputResources: { amis: [{}, {}, {}] },
  });
  expect(await stateOf(harnessed, 'linuxFailedComponent')).not.toHaveProperty('failureContext');
});

test('retry of a distribution by the service, of a cancelled test, and of one that fails again', async () => {
  const harnessed = harness();
  const { simulator, clock } = harnessed;
  for (const key of ['failedDistribution', 'cancelled', 'retryFailsAgain'] as const) {
    expect((await ask(simulator, 'RetryImage', image(key, key))).status, key).toBe(200);
  }
  expect(await stateOf(harnessed, 'failedDistribution')).toMatchObject({ state: { status: 'DISTRIBUTING' } });
  clock.advance(minutes(20));
  expect(await stateOf(harnessed, 'failedDistribution')).toMatchObject({ state: { status: 'AVAILABLE' } });
  expect(await stateOf(harnessed, 'cancelled')).toMatchObject({ state: { status: 'AVAILABLE' } });
  expect(await statusesOf(harnessed, 'retryFailsAgain')).toEqual([
    'COMPLETED',
    'FAILED',
    'FAILED',
    'CANCELLED',
  ]);
  expect((await ask(simulator, 'RetryImage', image('retryFailsAgain', 'once more'))).status).toBe(200);
});

test('retry is refused for containers, failed builds of the image, and what has not failed', async () => {
  const { simulator } = harness();
  const refused = {
    containerFailed: 'AMI output',
    exitCode126: 'build phase',
    cancelledInBuild: 'build phase',
    failedBeforeWorkflow: 'build phase',
    linuxSucceeded: 'its state is AVAILABLE',
  } as const;
  for (const key of [
    'containerFailed',
    'exitCode126',
    'cancelledInBuild',
    'failedBeforeWorkflow',
    'linuxSucceeded',
  ] as const) {
    const answer = await ask(simulator, 'RetryImage', image(key, key));
    expect(errorOf(answer), key).toEqual([400, 'InvalidRequestException']);
    expect(answer.body['message']).toContain(refused[key]);
  }
  expect(errorOf(await ask(simulator, 'RetryImage', image('running', 'r')))).toEqual([
    400,
    'ResourceInUseException',
  ]);
});

test('sentinels of actions: forbidden, in use, someone else was faster', async () => {
  const harnessed = harness();
  const { simulator } = harnessed;
  const step = await waitingStep(harnessed, 'actionForbidden');
  expect(errorOf(await send(harnessed, 'actionForbidden', step, 'RESUME'))).toEqual([
    403,
    'AccessDeniedException',
  ]);
  expect(errorOf(await ask(simulator, 'RetryImage', image('actionForbiddenFailed', 'a')))).toEqual([
    403,
    'AccessDeniedException',
  ]);
  const busy = await waitingStep(harnessed, 'actionInUse');
  expect(errorOf(await send(harnessed, 'actionInUse', busy, 'STOP'))).toEqual([
    400,
    'ResourceInUseException',
  ]);
  const raced = await waitingStep(harnessed, 'actionAnsweredByOther');
  const answer = await send(harnessed, 'actionAnsweredByOther', raced, 'STOP', { reason: 'no' });
  expect(errorOf(answer)).toEqual([400, 'InvalidRequestException']);
  const detail = await ask(simulator, 'GetWorkflowStepExecution', { stepExecutionId: raced });
  expect(detail.body).toMatchObject({
    status: 'COMPLETED',
    outputs: expect.stringContaining('someone else'),
  });
});

test('sentinels of lost answers: 504 in both, done in one only', async () => {
  const harnessed = harness();
  const taken = await waitingStep(harnessed, 'actionTakenAnswerLost');
  const lost = await waitingStep(harnessed, 'actionLost');
  for (const [key, step] of [
    ['actionTakenAnswerLost', taken],
    ['actionLost', lost],
  ] as const) {
    const answer = await send(harnessed, key, step, 'RESUME', { clientToken: key });
    expect(answer.status).toBe(504);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(harnessed.simulator.log.at(-1)).toMatchObject({ status: 504, clientToken: key });
  }
  expect(await waitingStep(harnessed, 'actionTakenAnswerLost')).toBe('none');
  expect(await waitingStep(harnessed, 'actionLost')).toBe(lost);
});
