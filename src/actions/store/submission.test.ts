import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Action, targetOf } from '../action.ts';
import type { OpenRequest } from './openRequests.ts';
import { actOn, ms, retry, stateOf } from './testing/actOn.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const refusal = () =>
  Response.json(
    { message: 'The step does not wait.' },
    { status: 400, headers: { 'x-amzn-errortype': 'InvalidRequestException' } },
  );

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
  const { actions, answerTo, service, writes } = actOn();
  const action = await answerTo('waiting', 'RESUME');
  let asked = 0;
  service.answer = async () => {
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

  service.answer = undefined;
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

test('reconciles with the account when the response is not the service’s', async () => {
  const { actions, answerTo, service, writes } = actOn();
  const action = await answerTo('waiting', 'RESUME');
  for (const body of ['{}', '', '[]', '{"clientToken":7}']) {
    service.answer = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
    actions.send(action);
    await ms(0);
    expect(stateOf(actions, action)).toMatchObject({ kind: 'unknown', error: { kind: 'unreadable' } });
    service.answer = undefined;
    await ms(30_000);
    expect(stateOf(actions, action)).toMatchObject({ kind: 'notApplied' });
    actions.dismiss(targetOf(action));
  }
  expect(writes()).toEqual([]);
});

test('counts a rejected repetition as accepted when the first request had been applied', async () => {
  const { actions, answerTo, service, settled } = actOn();
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
  service.answer = async () => answers.shift()?.() ?? late();
  actions.send(action);
  await ms(7_000);
  expect(stateOf(actions, action)).toMatchObject({ kind: 'notApplied' });
  actions.send(action);
  await ms(0);
  expect(stateOf(actions, action)).toEqual({ kind: 'accepted', requestId: undefined, found: true });
  expect(settled).toEqual(['STOP']);
});

test('does not restore a rejection that was dismissed meanwhile', async () => {
  const { actions, answerTo, service } = actOn();
  const action = await answerTo('actionAnsweredByOther', 'STOP', 'no');
  const held: ((response: Response) => void)[] = [];
  const answers = [async () => refusal(), () => new Promise<Response>((resolve) => held.push(resolve))];
  service.answer = async () => answers.shift()?.() ?? Response.error();
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
