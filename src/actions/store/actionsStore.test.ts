import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listWaitingWorkflowSteps } from '../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { catalog, type CatalogKey } from '../../../simulator/catalog.ts';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import { type Action, type StepAction, targetOf } from '../action.ts';
import { type Actions, createActions, type WriteMode } from './actionsStore.ts';
import type { OpenRequest, OpenRequests } from './openRequests.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const stateOf = (actions: Actions, action: Action) => actions.read().requests.get(targetOf(action))?.state;
const ms = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const retry = (key: keyof typeof catalog): Action => ({
  kind: 'RETRY',
  imageBuildVersionArn: catalog[key].arn,
});
type Account = Pick<ReturnType<typeof simulatedClient>, 'client' | 'simulator'>;

/** A page, with an account of its own by default. `answer` may replace the service of that account. */
function actOn(mode: WriteMode = 'on', openRequests?: OpenRequests, account?: Account) {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const way: { answer: (() => Promise<Response>) | undefined } = { answer: undefined };
  const { client, simulator } =
    account ?? simulatedClient({ clock: { now: () => now }, respond: () => way.answer?.() });
  const actions = createActions({ mode: () => mode, clientFor: () => client, openRequests });
  const settled: string[] = [];
  actions.onSettled(({ kind }) => settled.push(kind));
  return {
    simulator,
    client,
    actions,
    way,
    settled,
    /** Moves the account's clock. */
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    /** The writes that the account received. */
    writes: () =>
      simulator.log.filter(({ operation }) =>
        /^(?:SendWorkflowStepAction|RetryImage|CancelImageCreation)$/.test(operation),
      ),
    /** The number of reads that reconcile a write. */
    checks: () =>
      simulator.log.filter(({ operation }) => /^(?:GetWorkflowStepExecution|GetImage)$/.test(operation))
        .length,
    answerTo: async (key: CatalogKey, kind: StepAction['kind'], reason?: string): Promise<StepAction> => {
      const { steps } = await listWaitingWorkflowSteps(client, {});
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

test('sends one request for a double click, and none after it was accepted', async () => {
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
  expect(stateOf(actions, action)).toEqual({ kind: 'accepted', requestId, found: false });
  expect(actions.read().log).toMatchObject([
    { action: 'RESUME', outcome: 'accepted', requestId, clientToken: writes()[0]?.clientToken, detail: '' },
  ]);
  expect(settled).toEqual(['RESUME']);
});

test.each(['off', 'framed'] as const)('with writes %s nothing leaves the page', async (mode) => {
  const { actions, answerTo, writes } = actOn(mode);
  actions.send(await answerTo('waiting', 'RESUME'));
  actions.send(retry('retryFailsAgain'));
  await ms(1_000);
  expect(writes()).toEqual([]);
  expect(actions.read()).toEqual({ requests: new Map(), log: [] });
});

test('keeps the client token when an action denied by IAM is sent again', async () => {
  const { actions, answerTo, writes, checks } = actOn();
  const action = await answerTo('actionForbidden', 'STOP', 'Port 23 is open');
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({
    kind: 'rejected',
    error: { kind: 'forbidden', status: 403 },
  });
  expect(checks()).toBe(0);
  actions.send(action);
  await ms(0);
  actions.send({ ...action, reason: 'Port 22 is open' });
  await ms(0);
  const [first, again, changed] = writes().map(({ clientToken }) => clientToken);
  expect(writes()).toHaveLength(3);
  expect(again).toBe(first);
  expect(changed).not.toBe(first);
  expect(actions.read().log.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'rejected']);
});

test('tells a resource in use from an action of another user', async () => {
  const { actions, answerTo, settled } = actOn();
  const busy = await answerTo('actionInUse', 'RESUME');
  actions.send(busy);
  const raced = await answerTo('actionAnsweredByOther', 'STOP', 'no');
  actions.send(raced);
  await ms(0);
  expect(stateOf(actions, busy)).toMatchObject({ kind: 'rejected', error: { kind: 'inUse' } });
  expect(stateOf(actions, raced)).toMatchObject({
    kind: 'superseded',
    how: 'Already handled by another user: RESUME (“Approved by someone else”).',
    error: { name: 'InvalidRequestException' },
  });
  expect(settled).toEqual(['STOP']);
});

test('takes a new client token after AWS has seen the old one with other parameters', async () => {
  const { actions, answerTo, writes } = actOn();
  const action = await answerTo('actionMismatch', 'RESUME');
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({
    kind: 'rejected',
    error: { name: 'IdempotentParameterMismatchException' },
  });
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'accepted' });
  const [first, second] = writes().map(({ clientToken }) => clientToken);
  expect(second).not.toBe(first);
});

test('reconciles a lost response as accepted, without sending again', async () => {
  const { actions, answerTo, writes, settled } = actOn();
  const action = await answerTo('actionTakenAnswerLost', 'STOP', 'Port 23 is open');
  actions.send(action);
  await ms(0);
  actions.send(action);
  await ms(100);
  expect(stateOf(actions, action)).toEqual({ kind: 'accepted', requestId: undefined, found: true });
  expect(writes()).toMatchObject([{ status: 504 }]);
  expect(settled).toEqual(['STOP']);
  expect(actions.read().log).toMatchObject([
    { outcome: 'accepted', detail: 'No response came. The account shows that the action was applied.' },
  ]);

  const image = retry('retryTakenAnswerLost');
  actions.send(image);
  await ms(100);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'accepted', found: true });
});

test('reports a lost request as not applied, and sends it again only on demand with the same token', async () => {
  const { actions, answerTo, writes, checks } = actOn();
  const action = await answerTo('actionLost', 'RESUME', 'Looks fine');
  actions.send(action);
  await ms(100);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', checks: 1 });
  await ms(6_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'notApplied', error: { status: 504 } });
  expect([writes().length, checks()]).toEqual([1, 3]);
  await ms(60_000);
  expect([writes().length, checks()]).toEqual([1, 3]);

  const image = retry('retryLost');
  actions.send(image);
  await ms(7_000);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'unknown' });
  await ms(24_000);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'notApplied' });
  // Reopening the dialog keeps the request.
  actions.begin(targetOf(image), image.kind);
  actions.send(image);
  await ms(0);
  expect(stateOf(actions, image)).toMatchObject({ kind: 'accepted', found: false });
  const tokens = writes()
    .filter(({ operation }) => operation === 'RetryImage')
    .map(({ clientToken }) => clientToken);
  expect(tokens).toHaveLength(2);
  expect(new Set(tokens).size).toBe(1);
});

test('checks longer for a cancel, which shows only once it is complete', async () => {
  const { actions, answerTo, writes, advance } = actOn();
  const { imageBuildVersionArn } = await answerTo('actionTakenAnswerLost', 'STOP');
  const action: Action = { kind: 'CANCEL', imageBuildVersionArn };
  actions.send(action);
  await ms(7_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', checks: 3 });
  advance(13_000);
  await ms(8_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'accepted', found: true });
  expect(writes()).toMatchObject([{ operation: 'CancelImageCreation', status: 504 }]);
});

test('checks ever more slowly while the account cannot be read, then waits for the user', async () => {
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
    checkFailed: { kind: 'network' },
    resting: false,
  });
  actions.send(action);
  await ms(10 * 60_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', resting: true });
  const before = asked;
  await ms(10 * 60_000);
  expect(asked).toBe(before);

  way.answer = undefined;
  actions.reconcileNow(targetOf(action));
  await ms(7_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'notApplied' });
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'accepted' });
  expect(writes()).toHaveLength(1);
  const tokens = actions.read().log.map(({ clientToken }) => clientToken);
  expect([tokens.length, new Set(tokens).size]).toEqual([2, 1]);
});

test('uses a new token when a build that failed again is retried again', async () => {
  const { actions, writes, advance } = actOn();
  const action = retry('retryFailsAgain');
  actions.send(action);
  await ms(0);
  advance(20 * 60_000);
  actions.send(action);
  await ms(0);
  // The image status has not shown the retry yet, so it is not sent twice.
  actions.begin(targetOf(action), action.kind);
  actions.observeStatus(targetOf(action), 'FAILED');
  actions.begin(targetOf(action), action.kind);
  actions.send(action);
  await ms(0);
  expect(writes()).toHaveLength(1);
  actions.observeStatus(targetOf(action), 'TESTING');
  expect(stateOf(actions, action)).toMatchObject({ kind: 'accepted' });
  actions.begin(targetOf(action), action.kind);
  actions.send(action);
  await ms(0);
  expect(writes().map(({ status }) => status)).toEqual([200, 200]);
  expect(new Set(writes().map(({ clientToken }) => clientToken)).size).toBe(2);
});

test('keeps retry and cancel apart, and blocks one while the other is open', async () => {
  const { actions, writes, way } = actOn();
  const { imageBuildVersionArn } = retry('retryFailsAgain');
  const cancel: Action = { kind: 'CANCEL', imageBuildVersionArn };
  way.answer = async () => {
    throw new TypeError('Failed to fetch');
  };
  actions.send(cancel);
  await ms(0);
  const lost = actions.read().log[0]?.clientToken;
  // An open request blocks the other operation until its outcome is known.
  actions.begin(imageBuildVersionArn, 'RETRY');
  actions.send(retry('retryFailsAgain'));
  expect(actions.read().requests.get(imageBuildVersionArn)).toMatchObject({
    action: cancel,
    state: { kind: 'unknown' },
  });
  way.answer = async () => Response.json({ image: { state: { status: 'BUILDING' } } });
  await ms(5 * 60_000);
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'notApplied' });
  actions.begin(imageBuildVersionArn, 'CANCEL');
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'notApplied' });

  way.answer = undefined;
  actions.begin(imageBuildVersionArn, 'RETRY');
  expect(stateOf(actions, cancel)).toBeUndefined();
  actions.send(retry('retryFailsAgain'));
  await ms(0);
  expect(writes()).toMatchObject([{ operation: 'RetryImage', status: 200 }]);
  expect(writes()[0]?.clientToken).not.toBe(lost);
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'accepted' });
});

test('keeps the retry when a cancel is rejected', async () => {
  const { actions, writes } = actOn();
  const { imageBuildVersionArn } = retry('actionForbiddenFailed');
  actions.send({ kind: 'CANCEL', imageBuildVersionArn });
  await ms(0);
  expect(writes()).toMatchObject([{ operation: 'CancelImageCreation', status: 403 }]);
  actions.begin(imageBuildVersionArn, 'CANCEL');
  expect(actions.read().requests.size).toBe(1);
  actions.begin(imageBuildVersionArn, 'RETRY');
  expect(actions.read().requests.size).toBe(0);
});

test('reconciles with the account when the response is not the service’s', async () => {
  const { actions, answerTo, way, writes } = actOn();
  const action = await answerTo('waiting', 'RESUME');
  for (const body of ['{}', '', '[]', '{"clientToken":7}']) {
    way.answer = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
    actions.send(action);
    await ms(0);
    expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', error: { kind: 'unreadable' } });
    way.answer = undefined;
    await ms(30_000);
    expect(stateOf(actions, action)).toMatchObject({ kind: 'notApplied' });
    actions.dismiss(targetOf(action));
  }
  expect(writes()).toEqual([]);
});

test('counts a rejected repetition as accepted when the first request had been applied', async () => {
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
  expect(stateOf(actions, action)).toMatchObject({ kind: 'notApplied' });
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toEqual({ kind: 'accepted', requestId: undefined, found: true });
  expect(settled).toEqual(['STOP']);
});

test('does not restore a rejection that was dismissed meanwhile', async () => {
  const { actions, answerTo, way } = actOn();
  const action = await answerTo('actionAnsweredByOther', 'STOP', 'no');
  const held: ((response: Response) => void)[] = [];
  const answers = [async () => refusal(), () => new Promise<Response>((resolve) => held.push(resolve))];
  way.answer = async () => answers.shift()?.() ?? Response.error();
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'rejected' });
  expect(held).toHaveLength(1);
  actions.dismiss(targetOf(action));
  held[0]?.(
    Response.json({
      status: 'COMPLETED',
      endTime: '2026-11-20T12:00:01.000Z',
      outputs: '{"action":"RESUME"}',
    }),
  );
  await ms(0);
  expect(actions.read().requests.size).toBe(0);
});

test('rejects an invalid ARN before anything is sent', async () => {
  const { actions, writes, checks } = actOn();
  const action: Action = { kind: 'RETRY', imageBuildVersionArn: 'no ARN' };
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'rejected', error: { kind: 'invalidRequest' } });
  expect([writes().length, checks()]).toEqual([0, 0]);
});

test('reconciles the open requests of the page before a reload, and sends again with the same token', async () => {
  let kept: readonly OpenRequest[] = [];
  const keep = (requests: readonly OpenRequest[]) => {
    kept = requests;
  };
  const before = actOn('on', { read: () => [], write: keep });
  const action = retry('retryLost');
  before.actions.send(action);
  const clientToken = before.actions.read().log[0]?.clientToken;
  expect(kept).toEqual([{ action, clientToken, sentAt: Date.now() }]);
  await ms(0);
  const keptAtReload = kept;

  const after = actOn('on', { read: () => keptAtReload, write: keep }, before);
  expect(stateOf(after.actions, action)).toMatchObject({ kind: 'unknown', error: { name: 'PageReloaded' } });
  expect(after.actions.read().log).toMatchObject([{ clientToken, outcome: 'unknown' }]);
  after.actions.send(action);
  await ms(31_000);
  expect(stateOf(after.actions, action)).toMatchObject({ kind: 'notApplied' });
  expect(after.writes()).toHaveLength(1);
  expect(kept).toHaveLength(1);
  after.actions.send(action);
  await ms(0);
  expect(stateOf(after.actions, action)).toMatchObject({ kind: 'accepted' });
  expect(after.writes().map((write) => write.clientToken)).toEqual([clientToken, clientToken]);
  expect(kept).toEqual([]);
});

test('finds a request accepted whose page was reloaded before the response', async () => {
  const before = actOn();
  const action = await before.answerTo('actionTakenAnswerLost', 'STOP', 'Port 23 is open');
  before.actions.send(action);
  const [entry] = before.actions.read().log;
  await ms(0);
  const openRequest = { action, clientToken: entry?.clientToken ?? '', sentAt: 0 };
  const { actions, settled } = actOn('on', { read: () => [openRequest], write() {} }, before);
  await ms(100);
  expect(stateOf(actions, action)).toEqual({ kind: 'accepted', requestId: undefined, found: true });
  expect(settled).toEqual(['STOP']);
});
