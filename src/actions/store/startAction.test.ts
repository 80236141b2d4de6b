import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startSentinels, type StartSentinelKey } from '../../../simulator/catalog/pipelines.ts';
import { parseImageSummary } from '../../aws/imagebuilder/imageSummary.ts';
import { listImagePipelineImages } from '../../aws/imagebuilder/operations/listImagePipelineImages.ts';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import type { StartAction } from '../action.ts';
import { createActions, type WriteMode } from './actionsStore.ts';
import { keepOpenRequests } from './openRequests.ts';
import { reconcileStart } from './reconcile.ts';

const noon = Date.parse('2026-11-20T12:00:00.000Z');

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that starts a build of a sentinel's pipeline. */
function startOf(key: StartSentinelKey, mode: WriteMode = 'on') {
  const { clientFor, requests } = simulatedClient({ clock: { now: () => noon } });
  const actions = createActions({ mode: () => mode, clientFor });
  const { arn: imagePipelineArn } = startSentinels[key];
  const action: StartAction = { kind: 'START', imagePipelineArn, knownBuilds: [], preparedAt: noon };
  return {
    actions,
    action,
    state: () => actions.read().requests.get(imagePipelineArn)?.state,
    writes: () => requests.filter(({ operation }) => operation === 'StartImagePipelineExecution'),
    builds: async () =>
      (await listImagePipelineImages(clientFor('ca-central-1'), { imagePipelineArn })).imageSummaryList.map(
        ({ arn }) => arn,
      ),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(5 * 60_000);

test('a start whose response is lost is found in the account and sent once', async () => {
  const { actions, action, state, writes, builds } = startOf('startTakenAnswerLost');
  actions.send(action);
  actions.send(action);
  await settle();
  const [started] = await builds();
  expect(state()).toEqual({ kind: 'accepted', requestId: undefined, found: true, startedBuild: started });
  expect(writes()).toHaveLength(1);
  expect(await builds()).toHaveLength(1);
  expect(actions.read().log).toMatchObject([
    {
      action: 'START',
      outcome: 'accepted',
      imageBuildVersionArn: started,
      imagePipelineArn: action.imagePipelineArn,
    },
  ]);
});

test('a start that was not carried out is sent again with the same client token', async () => {
  const { actions, action, state, writes, builds } = startOf('startLost');
  actions.send(action);
  await settle();
  expect(state()).toMatchObject({ kind: 'notApplied' });
  actions.begin(action.imagePipelineArn, 'START');
  actions.send({ ...action, preparedAt: noon + 300_000 });
  await settle();
  const [started] = await builds();
  expect(state()).toMatchObject({ kind: 'accepted', found: false, startedBuild: started });
  const [first, second] = writes().map(({ input }) => input['clientToken']);
  expect([writes().length, second]).toEqual([2, first]);
});

test('another start of the same pipeline has a client token of its own', async () => {
  const { actions, action, writes, builds } = startOf('startLost');
  actions.send(action);
  await settle();
  actions.send(action);
  await settle();
  actions.begin(action.imagePipelineArn, 'START');
  actions.send(action);
  await settle();
  expect(new Set(writes().map(({ input }) => input['clientToken'])).size).toBe(2);
  expect(await builds()).toHaveLength(2);
});

test('a rejected start is not mistaken for the build of another user', async () => {
  const denied = startOf('startForbidden');
  denied.actions.send(denied.action);
  const busy = startOf('startInUse');
  busy.actions.send(busy.action);
  await settle();
  expect(denied.state()).toMatchObject({ kind: 'rejected', error: { kind: 'forbidden' } });
  expect(busy.state()).toMatchObject({ kind: 'rejected', error: { kind: 'inUse' } });
});

test.each(['off', 'framed'] as const)('with writes %s no build is started', async (mode) => {
  const { actions, action, writes } = startOf('startLost', mode);
  actions.send(action);
  await settle();
  expect(writes()).toEqual([]);
});

const pipeline = startSentinels.startLost.arn;
const startAction: StartAction = {
  kind: 'START',
  imagePipelineArn: pipeline,
  knownBuilds: ['arn:1'],
  preparedAt: noon,
};
const summary = (arn: string, dateCreated: string, buildType = 'USER_INITIATED') =>
  parseImageSummary({ arn, dateCreated, buildType });

test('a start is recognized by a new build that a user started', () => {
  const before = summary('arn:1', '2026-11-20T11:00:00.000Z');
  const scheduled = summary('arn:2', '2026-11-20T12:00:05.000Z', 'SCHEDULED');
  const older = summary('arn:0', '2026-11-19T11:00:00.000Z');
  const started = summary('arn:3', '2026-11-20T12:00:10.000Z');
  const ofAnother = summary('arn:4', '2026-11-20T12:00:12.000Z');
  expect(reconcileStart(startAction, [before, scheduled])).toEqual({ is: 'unchanged' });
  const unlisted = { ...startAction, knownBuilds: undefined };
  expect(reconcileStart(unlisted, [before, scheduled, older])).toEqual({ is: 'unchanged' });
  expect(reconcileStart(unlisted, [started, before])).toMatchObject({ startedBuild: 'arn:3' });
  expect(reconcileStart(startAction, [started, before, scheduled])).toEqual({
    is: 'accepted',
    startedBuild: 'arn:3',
  });
  expect(reconcileStart(startAction, [ofAnother, started])).toEqual({
    is: 'accepted',
    startedBuild: undefined,
  });
});

test('an open start is kept over a reload', () => {
  const stored = new Map<string, string>();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members that are used
  const sessionStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  } as Storage;
  const open = keepOpenRequests({ sessionStorage }, 'user');
  open.write([{ action: startAction, clientToken: 'token', sentAt: noon }]);
  expect(keepOpenRequests({ sessionStorage }, 'user').read()).toEqual([
    { action: startAction, clientToken: 'token', sentAt: noon },
  ]);
});
