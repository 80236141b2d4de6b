import { expect, test } from 'vitest';
import { minutes, seconds } from './clock.ts';
import { ask, harness } from './testing/harness.ts';
import { rowsOf, idsOf, statusesOf, stateOf, waitingStep, errorOf, send, image } from './probe.ts';

test('cancelling is asynchronous, and refused for builds that have ended', async () => {
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

test('a waiting build can be cancelled, and its step is no longer listed', async () => {
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
    ['TEST', 'FAILED', true],
    ['TEST', 'RUNNING', false],
    ['DISTRIBUTION', 'PENDING', false],
  ]);
  // The distribution never started: its row keeps its id.
  expect(idsOf(during)).toEqual(expect.arrayContaining([...idsOf(before)]));
  expect(during[4]?.['workflowExecutionId']).toBe(before[3]?.['workflowExecutionId']);
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
  expect(await stateOf(harnessed, 'linuxFailedComponent')).not.toHaveProperty('state.failureContext');
});

test('retry of a distribution by the service, of a cancelled test, and of a test that fails again', async () => {
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

test('refuses to retry containers, images that failed in their build, and images that did not fail', async () => {
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

test('sentinels of retry: in use, accepted without a response, and lost once', async () => {
  const harnessed = harness();
  const retry = (key: 'retryInUse' | 'retryTakenAnswerLost' | 'retryLost') =>
    ask(harnessed.simulator, 'RetryImage', image(key, `once for ${key}`));
  expect(errorOf(await retry('retryInUse'))).toEqual([400, 'ResourceInUseException']);
  expect((await retry('retryTakenAnswerLost')).status).toBe(504);
  expect(await stateOf(harnessed, 'retryTakenAnswerLost')).toMatchObject({ state: { status: 'TESTING' } });
  expect((await retry('retryLost')).status).toBe(504);
  expect(await stateOf(harnessed, 'retryLost')).toMatchObject({ state: { status: 'FAILED' } });
  expect((await retry('retryLost')).status).toBe(200);
  expect(await stateOf(harnessed, 'retryLost')).toMatchObject({ state: { status: 'TESTING' } });
});
