import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { minutes } from './clock.ts';
import { ask, harness, listOf, signedRequest, textOf } from './testing/harness.ts';
import { rowsOf, statusesOf, stateOf, waitingStep, errorOf, send, image } from './probe.ts';

test('RESUME completes the waiting step with the reason in its outputs, and the build continues', async () => {
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

test('STOP fails the step: with Abort the build fails, with Continue it continues', async () => {
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

test('the same token again gets the same response and no second action; with other parameters it is refused', async () => {
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

test('refuses an action on a step that does not wait, no longer waits or is in another build', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'waitingUnassigned');
  const elsewhere = await send(harnessed, 'waiting', step, 'RESUME');
  expect(errorOf(elsewhere)).toEqual([400, 'InvalidParameterValueException']);
  harnessed.clock.advance(minutes(15));
  const late = await send(harnessed, 'waitingUnassigned', step, 'RESUME');
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

test('validates reason, action and token as the model does', async () => {
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

test('sentinels of actions: forbidden, in use, another user was faster', async () => {
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

test('sentinels of a token seen before: the first is refused, another is accepted', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'actionMismatch');
  for (const clientToken of ['first', 'first']) {
    expect(errorOf(await send(harnessed, 'actionMismatch', step, 'RESUME', { clientToken }))).toEqual([
      400,
      'IdempotentParameterMismatchException',
    ]);
  }
  expect(await waitingStep(harnessed, 'actionMismatch')).toBe(step);
  const other = await send(harnessed, 'actionMismatch', step, 'RESUME', { clientToken: 'other' });
  expect(other.status).toBe(200);
  const retry = (token: string) => ask(harnessed.simulator, 'RetryImage', image('retryMismatch', token));
  expect(errorOf(await retry('first'))).toEqual([400, 'IdempotentParameterMismatchException']);
  expect((await retry('other')).status).toBe(200);
});

test('a stalled response of a write that was carried out', async () => {
  const harnessed = harness();
  const step = await waitingStep(harnessed, 'actionTakenStalled');
  const request = await signedRequest('SendWorkflowStepAction', {
    stepExecutionId: step,
    imageBuildVersionArn: catalog.actionTakenStalled.arn,
    action: 'RESUME',
    clientToken: 'once',
  });
  const response = await harnessed.simulator.handle(request);
  const reader = response.body?.getReader();
  expect([response.status, (await reader?.read())?.done]).toEqual([200, false]);
  await reader?.cancel();
  expect(await waitingStep(harnessed, 'actionTakenStalled')).toBe('none');
});

test('sixty more steps wait in another Region, on three pages', async () => {
  const { simulator } = harness();
  const region = 'ap-southeast-2';
  const names: unknown[] = [];
  let input = {};
  for (const rows of [25, 25, 10]) {
    const answer = await ask(simulator, 'ListWaitingWorkflowSteps', input, { region });
    expect(listOf(answer, 'steps')).toHaveLength(rows);
    names.push(...listOf(answer, 'steps').map(({ imageBuildVersionArn }) => imageBuildVersionArn));
    input = { nextToken: answer.body['nextToken'] ?? null };
  }
  expect(new Set(names).size).toBe(60);
  for (const imageBuildVersionArn of [names[0], names[59]].map(String)) {
    const found = await ask(simulator, 'GetImage', { imageBuildVersionArn }, { region });
    expect(found.body).toMatchObject({ image: { state: { status: 'BUILDING' } } });
  }
});

test('sentinels of lost responses: 504 in both, carried out in one', async () => {
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
