import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answeringHandler } from '../aws/answeringHandler.ts';
import { createImageBuilder } from '../aws/client.ts';
import { listWaitingWorkflowSteps } from '../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { type Action, type StepAction, targetOf } from './action.ts';
import { type Actions, createActions, type WriteMode } from './actionsStore.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const stateOf = (actions: Actions, action: Action) => actions.read().attempts.get(targetOf(action))?.state;
const ms = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const retry = (key: keyof typeof catalog): Action => ({
  kind: 'RETRY',
  imageBuildVersionArn: catalog[key].arn,
});
/** An account of a test's own. `answer` may stand in for the service. */
function actOn(mode: WriteMode = 'on') {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const simulator = createSimulator({ clock: { now: () => now } });
  const way: { answer: (() => Promise<Response>) | undefined } = { answer: undefined };
  const imageBuilder = createImageBuilder('us-east-1', {
    credentials: simulatorCredentials,
    requestHandler: answeringHandler(async (request) =>
      way.answer ? way.answer() : simulator.handle(request),
    ),
  });
  const actions = createActions({ mode: () => mode, imageBuilder: () => imageBuilder });
  const settled: string[] = [];
  actions.onSettled(({ kind }) => settled.push(kind));
  return {
    simulator,
    imageBuilder,
    actions,
    way,
    settled,
    /** Moves the account on. */
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    /** The writes that the account has seen. */
    writes: () =>
      simulator.log.filter(({ operation }) =>
        /^(?:SendWorkflowStepAction|RetryImage|CancelImageCreation)$/.test(operation),
      ),
    /** How often the account was read for what became of a write. */
    looks: () =>
      simulator.log.filter(({ operation }) => /^(?:GetWorkflowStepExecution|GetImage)$/.test(operation))
        .length,
    answerTo: async (key: CatalogKey, kind: StepAction['kind'], reason?: string): Promise<StepAction> => {
      const { steps } = await listWaitingWorkflowSteps(imageBuilder, {});
      const step = steps.find(({ imageBuildVersionArn }) => imageBuildVersionArn === catalog[key].arn);
      const { stepExecutionId = '', name } = step ?? {};
      return { kind, imageBuildVersionArn: catalog[key].arn, stepExecutionId, stepName: name, reason };
    },
  };
}

const refusal = () =>
  Response.json(
    { message: 'The step does not wait.' },
    { status: 400, headers: { 'x-amzn-errortype': 'InvalidRequestException' } },
  );
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

test('a double press is one request, and nothing more is sent once it was taken', async () => {
  const { actions, answerTo, writes, settled } = actOn();
  const action = await answerTo('waiting', 'RESUME', 'Looks fine');
  actions.begin(targetOf(action), action.kind);
  actions.send(action);
  actions.send(action);
  actions.send({ ...action, kind: 'STOP' });
  expect(stateOf(actions, action)).toEqual({ kind: 'sending' });
  await ms(0);
  actions.send(action);
  await ms(0);
  expect(writes()).toMatchObject([
    { operation: 'SendWorkflowStepAction', status: 200, clientToken: expect.stringMatching(uuid) },
  ]);
  expect(writes()[0]?.input).toMatchObject({ action: 'RESUME', reason: 'Looks fine' });
  const { requestId } = writes()[0] ?? {};
  expect(stateOf(actions, action)).toEqual({ kind: 'taken', requestId, found: false });
  expect(actions.read().journal).toMatchObject([
    { action: 'RESUME', outcome: 'taken', requestId, clientToken: writes()[0]?.clientToken, detail: '' },
  ]);
  expect(settled).toEqual(['RESUME']);
});

test.each(['off', 'framed'] as const)('with writes %s nothing leaves the page', async (mode) => {
  const { actions, answerTo, writes } = actOn(mode);
  actions.send(await answerTo('waiting', 'RESUME'));
  actions.send(retry('retryFailsAgain'));
  await ms(1_000);
  expect(writes()).toEqual([]);
  expect(actions.read()).toEqual({ attempts: new Map(), journal: [] });
});

test('refused by IAM: said once, and the same wish keeps its token when it is sent again', async () => {
  const { actions, answerTo, writes, looks } = actOn();
  const action = await answerTo('actionForbidden', 'STOP', 'Port 23 is open');
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({
    kind: 'refused',
    error: { kind: 'forbidden', status: 403 },
  });
  expect(looks()).toBe(0);
  actions.send(action);
  await ms(0);
  actions.send({ ...action, reason: 'Port 22 is open' });
  await ms(0);
  const [first, again, changed] = writes().map(({ clientToken }) => clientToken);
  expect(writes()).toHaveLength(3);
  expect(again).toBe(first);
  expect(changed).not.toBe(first);
  expect(actions.read().journal.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
});

test('in use is a refusal; somebody else’s answer is said to be one', async () => {
  const { actions, answerTo, settled } = actOn();
  const busy = await answerTo('actionInUse', 'RESUME');
  actions.send(busy);
  const raced = await answerTo('actionAnsweredByOther', 'STOP', 'no');
  actions.send(raced);
  await ms(0);
  expect(stateOf(actions, busy)).toMatchObject({ kind: 'refused', error: { kind: 'inUse' } });
  expect(stateOf(actions, raced)).toMatchObject({
    kind: 'overtaken',
    how: 'Somebody else has answered it: RESUME (“Approved by someone else”).',
    error: { name: 'InvalidRequestException' },
  });
  expect(settled).toEqual(['STOP']);
});

test('a token that was seen with something else is given up, and the next press has a new one', async () => {
  const { actions, answerTo, writes } = actOn();
  const action = await answerTo('actionMismatch', 'RESUME');
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({
    kind: 'refused',
    error: { name: 'IdempotentParameterMismatchException' },
  });
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'taken' });
  const [first, second] = writes().map(({ clientToken }) => clientToken);
  expect(second).not.toBe(first);
});

test('a lost answer is read up, never sent again: it had been taken', async () => {
  const { actions, answerTo, writes, settled } = actOn();
  const action = await answerTo('actionTakenAnswerLost', 'STOP', 'Port 23 is open');
  actions.send(action);
  await ms(0);
  actions.send(action);
  await ms(100);
  expect(stateOf(actions, action)).toEqual({ kind: 'taken', requestId: undefined, found: true });
  expect(writes()).toMatchObject([{ status: 504 }]);
  expect(settled).toEqual(['STOP']);
  expect(actions.read().journal).toMatchObject([
    { outcome: 'taken', detail: 'The answer was lost; the account shows that it was done.' },
  ]);

  const image = retry('retryTakenAnswerLost');
  actions.send(image);
  await ms(100);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'taken', found: true });
});

test('a lost answer, and nothing was done: the same wish is sent again by hand, with its token', async () => {
  const { actions, answerTo, writes, looks } = actOn();
  const action = await answerTo('actionLost', 'RESUME', 'Looks fine');
  actions.send(action);
  await ms(100);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', looks: 1 });
  await ms(6_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'notTaken', error: { status: 504 } });
  expect([writes().length, looks()]).toEqual([1, 3]);
  await ms(60_000);
  expect([writes().length, looks()]).toEqual([1, 3]);

  const image = retry('retryLost');
  actions.send(image);
  await ms(7_000);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'unknown' });
  await ms(24_000);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'notTaken' });
  // Closing and opening is still the same wish.
  actions.begin(targetOf(image), image.kind);
  actions.send(image);
  await ms(0);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'taken', found: false });
  const tokens = writes()
    .filter(({ operation }) => operation === 'RetryImage')
    .map(({ clientToken }) => clientToken);
  expect(tokens).toHaveLength(2);
  expect(new Set(tokens).size).toBe(1);
});

test('a cancel shows only once it is done: it is looked for longer', async () => {
  const { actions, answerTo, writes, advance } = actOn();
  const { imageBuildVersionArn } = await answerTo('actionTakenAnswerLost', 'STOP');
  const action: Action = { kind: 'CANCEL', imageBuildVersionArn };
  actions.send(action);
  await ms(7_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', looks: 3 });
  advance(13_000);
  await ms(8_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'taken', found: true });
  expect(writes()).toMatchObject([{ operation: 'CancelImageCreation', status: 504 }]);
});

test('while nothing can be read it can’t tell: it looks again, ever slower, then waits to be asked', async () => {
  const { actions, answerTo, way, writes } = actOn();
  const action = await answerTo('waiting', 'RESUME');
  let asked = 0;
  way.answer = async () => {
    asked += 1;
    throw new TypeError('Failed to fetch');
  };
  actions.send(action);
  await ms(30_000);
  expect(stateOf(actions, action)).toMatchObject({
    kind: 'unknown',
    error: { kind: 'network' },
    lookFailed: { kind: 'network' },
    resting: false,
  });
  actions.send(action);
  await ms(10 * 60_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', resting: true });
  const before = asked;
  await ms(10 * 60_000);
  expect(asked).toBe(before);

  way.answer = undefined;
  actions.lookNow(targetOf(action));
  await ms(7_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'notTaken' });
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'taken' });
  expect(writes()).toHaveLength(1);
  const tokens = actions.read().journal.map(({ clientToken }) => clientToken);
  expect([tokens.length, new Set(tokens).size]).toEqual([2, 1]);
});

test('a build that failed again can be retried again: another wish, another token', async () => {
  const { actions, writes, advance } = actOn();
  const action = retry('retryFailsAgain');
  actions.send(action);
  await ms(0);
  advance(20 * 60_000);
  actions.send(action);
  await ms(0);
  // Nothing has shown the retry so far: it is not asked for twice.
  actions.begin(targetOf(action), action.kind);
  actions.see(targetOf(action), 'FAILED');
  actions.begin(targetOf(action), action.kind);
  actions.send(action);
  await ms(0);
  expect(writes()).toHaveLength(1);
  actions.see(targetOf(action), 'TESTING');
  expect(stateOf(actions, action)).toMatchObject({ kind: 'taken' });
  actions.begin(targetOf(action), action.kind);
  actions.send(action);
  await ms(0);
  expect(writes().map(({ status }) => status)).toEqual([200, 200]);
  expect(new Set(writes().map(({ clientToken }) => clientToken)).size).toBe(2);
});

test('a retry is no cancel: each has its own wish and token, and waits for one that is not settled', async () => {
  const { actions, writes, way } = actOn();
  const { imageBuildVersionArn } = retry('retryFailsAgain');
  const cancel: Action = { kind: 'CANCEL', imageBuildVersionArn };
  way.answer = async () => {
    throw new TypeError('Failed to fetch');
  };
  actions.send(cancel);
  await ms(0);
  const lost = actions.read().journal[0]?.clientToken;
  // Its own dialog leaves it, the other's too: nothing else is sent until it is known what became of it.
  actions.begin(imageBuildVersionArn, 'RETRY');
  actions.send(retry('retryFailsAgain'));
  expect(actions.read().attempts.get(imageBuildVersionArn)).toMatchObject({
    action: cancel,
    state: { kind: 'unknown' },
  });
  way.answer = async () => Response.json({ image: { state: { status: 'BUILDING' } } });
  await ms(5 * 60_000);
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'notTaken' });
  actions.begin(imageBuildVersionArn, 'CANCEL');
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'notTaken' });

  way.answer = undefined;
  actions.begin(imageBuildVersionArn, 'RETRY');
  expect(stateOf(actions, cancel)).toBeUndefined();
  actions.send(retry('retryFailsAgain'));
  await ms(0);
  expect(writes()).toMatchObject([{ operation: 'RetryImage', status: 200 }]);
  expect(writes()[0]?.clientToken).not.toBe(lost);
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'taken' });
});

test('a cancel that was refused leaves the retry alone', async () => {
  const { actions, writes } = actOn();
  const { imageBuildVersionArn } = retry('actionForbiddenFailed');
  actions.send({ kind: 'CANCEL', imageBuildVersionArn });
  await ms(0);
  expect(writes()).toMatchObject([{ operation: 'CancelImageCreation', status: 403 }]);
  actions.begin(imageBuildVersionArn, 'CANCEL');
  expect(actions.read().attempts.size).toBe(1);
  actions.begin(imageBuildVersionArn, 'RETRY');
  expect(actions.read().attempts.size).toBe(0);
});

test('an answer that is not the service’s tells nothing: the account is read for what became of it', async () => {
  const { actions, answerTo, way, writes } = actOn();
  const action = await answerTo('waiting', 'RESUME');
  for (const body of ['{}', '', '[]', '{"clientToken":7}']) {
    way.answer = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
    actions.send(action);
    await ms(0);
    expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', error: { kind: 'unreadable' } });
    way.answer = undefined;
    await ms(30_000);
    expect(stateOf(actions, action)).toMatchObject({ kind: 'notTaken' });
    actions.forget(targetOf(action));
  }
  expect(writes()).toEqual([]);
});

test('what had seemed not to be taken, was: a refusal of the same request again is no other’s doing', async () => {
  const { actions, answerTo, way, settled } = actOn();
  const action = await answerTo('actionTakenAnswerLost', 'STOP', 'Port 23 is open');
  const waits = () => Response.json({ stepExecutionId: action.stepExecutionId, status: 'WAITING' });
  const late = () =>
    Response.json({
      stepExecutionId: action.stepExecutionId,
      status: 'FAILED',
      startTime: '2026-11-20T12:00:00.000Z',
      endTime: '2026-11-20T12:00:01.000Z',
      outputs: '{"action":"STOP","reason":"Port 23 is open"}',
    });
  const answers = [() => new Response('', { status: 504 }), waits, waits, waits, refusal];
  way.answer = async () => answers.shift()?.() ?? late();
  actions.send(action);
  await ms(7_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'notTaken' });
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toEqual({ kind: 'taken', requestId: undefined, found: true });
  expect(settled).toEqual(['STOP']);
});

test('a refusal that was put away meanwhile does not come back', async () => {
  const { actions, answerTo, way } = actOn();
  const action = await answerTo('actionAnsweredByOther', 'STOP', 'no');
  const held: ((response: Response) => void)[] = [];
  const answers = [async () => refusal(), () => new Promise<Response>((resolve) => held.push(resolve))];
  way.answer = async () => answers.shift()?.() ?? Response.error();
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'refused' });
  expect(held).toHaveLength(1);
  actions.forget(targetOf(action));
  held[0]?.(
    Response.json({
      status: 'COMPLETED',
      endTime: '2026-11-20T12:00:01.000Z',
      outputs: '{"action":"RESUME"}',
    }),
  );
  await ms(0);
  expect(actions.read().attempts.size).toBe(0);
});

test('what is not the ARN of a build is refused before anything is sent', async () => {
  const { actions, writes, looks } = actOn();
  const action: Action = { kind: 'RETRY', imageBuildVersionArn: 'no ARN' };
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'refused', error: { kind: 'invalidRequest' } });
  expect([writes().length, looks()]).toEqual([0, 0]);
});
