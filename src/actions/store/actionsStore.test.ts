import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Action, targetOf } from '../action.ts';
import { actOn, ms, retry, stateOf } from './testing/actOn.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

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

test.each(['off', 'framed'] as const)('sends nothing with writes %s', async (mode) => {
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
  const { actions, writes, service } = actOn();
  const imageBuildVersionArn = targetOf(retry('retryFailsAgain'));
  const cancel: Action = { kind: 'CANCEL', imageBuildVersionArn };
  service.answer = async () => {
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
  service.answer = async () => Response.json({ image: { state: { status: 'BUILDING' } } });
  await ms(5 * 60_000);
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'notApplied' });
  actions.begin(imageBuildVersionArn, 'CANCEL');
  expect(stateOf(actions, cancel)).toMatchObject({ kind: 'notApplied' });

  service.answer = undefined;
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
  const imageBuildVersionArn = targetOf(retry('actionForbiddenFailed'));
  actions.send({ kind: 'CANCEL', imageBuildVersionArn });
  await ms(0);
  expect(writes()).toMatchObject([{ operation: 'CancelImageCreation', status: 403 }]);
  actions.begin(imageBuildVersionArn, 'CANCEL');
  expect(actions.read().requests.size).toBe(1);
  actions.begin(imageBuildVersionArn, 'RETRY');
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
