import { expect, test, vi } from 'vitest';
import { createSimulator } from '../../../../../simulator/simulator.ts';
import { type Respond, simulatedClient } from '../../../../testing/simulatedClient.ts';
import { createOverviewStore } from './overviewStore.ts';

const noon = Date.parse('2026-11-20T12:00:00.000Z');

/** A rejection as the service writes it. */
function refuse(status: number, name: string, message: string): Response {
  return Response.json({ message }, { status, headers: { 'x-amzn-errortype': name } });
}

/** A store of the demo, at a clock that the test moves. */
function demo({ region = 'us-west-2', respond }: { region?: string; respond?: Respond } = {}) {
  const clock = { time: noon, now: () => clock.time };
  const simulator = createSimulator({ clock });
  const simulated = simulatedClient({ region, simulator, ...(respond ? { respond } : {}) });
  const store = createOverviewStore(simulated.client);
  const operations = () => simulated.requests.map(({ operation }) => operation);
  const refresh = async () => store.refresh(new AbortController().signal);
  return { store, clock, operations, refresh, requests: simulated.requests };
}

test('the first load reads every pipeline, ten builds of each and waiting steps, once', async () => {
  const { store, operations } = demo();
  await Promise.all([store.start(), store.start()]);
  const { pipelines, builds, waiting, hasMoreBuilds, timeouts, runs } = store.read();
  expect([pipelines.items.length, waiting.items.length, hasMoreBuilds]).toEqual([12, 1, false]);
  expect(builds.items.length).toBeGreaterThan(100);
  expect(timeouts.get(waiting.items[0]?.stepExecutionId ?? '')).toBeGreaterThan(noon);
  expect(runs.size).toBe(39);
  expect(operations().slice(0, 3).toSorted()).toEqual([
    'ListImageBuildVersions',
    'ListImagePipelines',
    'ListWaitingWorkflowSteps',
  ]);
  expect(operations().filter((operation) => operation === 'ListImagePipelines')).toHaveLength(1);
});

test('a refresh makes three requests, durations that are missing among them, and shows what has changed', async () => {
  const { store, clock, operations, refresh } = demo();
  await store.start();
  const canary = () => store.read().builds.items.filter(({ name }) => name === 'AL2023-Canary').length;
  const before = { count: canary(), requests: operations().length, runs: store.read().runs.size };
  clock.time += 31 * 60_000;
  await refresh();
  expect(operations().slice(before.requests).toSorted()).toEqual([
    'ListImageBuildVersions',
    'ListImagePipelines',
    'ListWaitingWorkflowSteps',
  ]);
  await refresh();
  expect(
    operations()
      .slice(before.requests + 3)
      .toSorted(),
  ).toEqual(['ListImageBuildVersions', 'ListWaitingWorkflowSteps', 'ListWorkflowExecutions']);
  expect(canary()).toBe(before.count + 1);
});

test('a list of several pages costs one request per refresh', async () => {
  const { store, operations, refresh } = demo({ region: 'ap-southeast-2' });
  await store.start();
  expect(store.read().waiting.items).toHaveLength(60);
  const before = operations().length;
  for (let count = 0; count < 6; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- refreshes follow one another
    await refresh();
    expect(store.read().waiting.items).toHaveLength(60);
  }
  expect(operations()).toHaveLength(before + 18);
});

test('an access error concerns its list only', async () => {
  const denied = new Set(['ListWaitingWorkflowSteps']);
  const { store, refresh } = demo({
    respond: (operation) =>
      denied.has(operation) ? refuse(403, 'ForbiddenException', 'Not permitted.') : undefined,
  });
  await store.start();
  expect(store.read().waiting).toMatchObject({ items: [], error: { kind: 'forbidden' } });
  expect(store.read().pipelines.items).toHaveLength(12);
  await refresh();
  denied.clear();
  await refresh();
  expect(store.read().waiting).toMatchObject({ items: [{ name: 'ApproveHardening' }], error: undefined });
});

test('a throttled refresh rejects, so that the loop slows down, and keeps the data', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let isThrottled = false;
  const { store, refresh } = demo({
    respond: (operation) =>
      isThrottled && operation === 'ListImageBuildVersions'
        ? refuse(429, 'CallRateLimitExceededException', 'Slow down.')
        : undefined,
  });
  await store.start();
  const { length } = store.read().builds.items;
  isThrottled = true;
  const refused = expect(refresh()).rejects.toMatchObject({ kind: 'throttled' });
  await vi.runAllTimersAsync();
  await refused;
  expect(store.read().builds).toMatchObject({ items: { length }, error: { kind: 'throttled' } });
  vi.useRealTimers();
});

test('a build that ends is read again for its duration', async () => {
  const { store, clock, refresh } = demo();
  await store.start();
  const builds = () => store.read().rows.rows.find(({ name }) => name === 'eks-node-1-33')?.builds ?? [];
  const running = builds()[0]?.build.arn ?? '';
  const buildOf = () => builds().find(({ build }) => build.arn === running);
  expect(store.read().runs.get(running)).toMatchObject({ endedAt: undefined });
  clock.time += 60 * 60_000;
  await refresh();
  await refresh();
  expect(buildOf()?.status).toBe('AVAILABLE');
  const build = buildOf();
  if (build) await store.readBuild(build);
  const run = store.read().runs.get(running);
  expect((run?.endedAt ?? 0) - (run?.startedAt ?? 0)).toBeGreaterThan(10 * 60_000);
});

test('a user who points at a running build reads the step that it is in, with two requests', async () => {
  const { store, clock, operations } = demo();
  await store.start();
  const build = store.read().rows.rows.find(({ name }) => name === 'eks-node-1-33')?.builds[0];
  expect(build?.status).toBe('BUILDING');
  if (!build) return;
  const { arn } = build.build;
  expect(store.read().currentSteps.has(arn)).toBe(false);
  const before = operations().length;
  await Promise.all([store.readBuild(build), store.readBuild(build)]);
  expect(operations().slice(before)).toEqual(['ListWorkflowExecutions', 'ListWorkflowStepExecutions']);
  const first = store.read().currentSteps.get(arn);
  expect(first).toMatchObject({ number: expect.any(Number), of: 7 });
  expect(first?.startedAt).toBeLessThan(clock.time);
  clock.time += 3 * 60_000;
  await store.readBuild(build);
  expect(store.read().currentSteps.get(arn)?.number).toBeGreaterThan(first?.number ?? 7);
});

test('an account and Region that cannot be read costs one request a refresh until it can', async () => {
  let isDenied = true;
  const { store, operations, refresh } = demo({
    respond: () => (isDenied ? refuse(403, 'ForbiddenException', 'Not permitted.') : undefined),
  });
  await store.start();
  expect(operations()).toHaveLength(3);
  await expect(refresh()).rejects.toMatchObject({ kind: 'forbidden' });
  expect(operations().slice(3)).toEqual(['ListImageBuildVersions']);
  isDenied = false;
  await refresh();
  expect(operations().slice(4, 7).toSorted()).toEqual([
    'ListImageBuildVersions',
    'ListImagePipelines',
    'ListWaitingWorkflowSteps',
  ]);
  // The first reading of older builds and of durations follows.
  await store.start();
  const { pipelines, builds, waiting, runs } = store.read();
  expect([pipelines, builds, waiting].map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
  expect([pipelines.items.length, runs.size]).toEqual([12, 39]);
  expect(builds.items.length).toBeGreaterThan(100);
});
