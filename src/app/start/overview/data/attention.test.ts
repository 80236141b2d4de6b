import { expect, test } from 'vitest';
import { createSimulator } from '../../../../../simulator/simulator.ts';
import { simulatedClient } from '../../../../testing/simulatedClient.ts';
import { type AttentionItem, attentionItems } from './attention.ts';
import { buildRun, isLongerThanUsual, usualDuration } from './buildRuns.ts';
import { parseWorkflowExecution } from '../../../../aws/imagebuilder/workflowExecution.ts';
import type { OverviewState } from './overviewState.ts';
import { createOverviewStore } from './overviewStore.ts';
import { overviewBuilds, pipelineRows } from './pipelineRows.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');

async function readDemo(region: string): Promise<OverviewState> {
  const simulator = createSimulator({ clock: { now: () => now } });
  const store = createOverviewStore(simulatedClient({ region, simulator }).client);
  await store.start();
  return store.read();
}

function itemsOf(state: OverviewState): readonly AttentionItem[] {
  return attentionItems({
    ...pipelineRows(state.pipelines.items, overviewBuilds(state.builds.items)),
    waiting: state.waiting.items,
    timeouts: state.timeouts,
    runs: state.runs,
    now,
  });
}

const inWords = (items: readonly AttentionItem[]) => items.map(({ kind, row }) => `${kind}: ${row?.name}`);

test('the demo account lists failed, waiting, slow and disabled items in this order', async () => {
  const items = itemsOf(await readDemo('us-west-2'));
  expect(inWords(items)).toEqual([
    'failed: docker-host',
    'failed: gpu-training-ubuntu',
    'waiting: bastion-host',
    'slow: windows-server-2022-core',
    'disabled: jenkins-agent',
    'disabled: windows-server-2025',
  ]);
  const [, , waiting, slow, byHand, byFailures] = items;
  expect(waiting).toMatchObject({ step: { name: 'ApproveHardening' } });
  expect(waiting?.kind === 'waiting' && waiting.until).toBeGreaterThan(now);
  expect(slow?.kind === 'slow' && (now - slow.since) / slow.usual).toBeGreaterThan(1.5);
  expect([byHand, byFailures]).toMatchObject([{ cause: 'user' }, { cause: 'probablyFailures' }]);
});

test('a scheduled build that did not start is missed, unless it may have had no update', async () => {
  const items = inWords(itemsOf(await readDemo('eu-central-1')));
  expect(items).toEqual(['failed: edge-gateway-arm64', 'waiting: sap-hana-sles15', 'missed: al2023-base']);
});

test('builds belong to the pipeline of their recipe; several pipelines of one recipe share them', async () => {
  const { pipelines, builds } = await readDemo('us-west-2');
  const read = overviewBuilds(builds.items);
  const { rows, others } = pipelineRows(pipelines.items, read);
  expect(others).toEqual([]);
  const base = rows.find(({ name }) => name === 'al2023-base');
  expect(base).toMatchObject({ sharedBy: 1 });
  expect(new Set(base?.builds.map(({ build }) => build.image))).toEqual(new Set(['al2023-base']));
  const created = base?.builds.map(({ createdAt }) => createdAt) ?? [];
  expect(created).toEqual(created.toSorted((a = 0, b = 0) => b - a));

  const first = pipelines.items.find(({ name }) => name === 'al2023-base');
  const twice = pipelineRows(first ? [first, { ...first, arn: `${first.arn}-2`, name: 'copy' }] : [], read);
  expect(twice.rows.map((row) => [row.sharedBy, row.builds.length])).toEqual([
    [2, base?.builds.length],
    [2, base?.builds.length],
  ]);
  expect(twice.others.length).toBe(read.length - (base?.builds.length ?? 0));
});

test('the usual duration is the median of the last successful builds, from two on', async () => {
  const { builds, pipelines } = await readDemo('us-west-2');
  const { rows } = pipelineRows(pipelines.items, overviewBuilds(builds.items));
  const sample = rows.find(({ name }) => name === 'al2023-base')?.builds ?? [];
  const arns = sample.filter(({ status }) => status === 'AVAILABLE').map(({ build }) => build.arn);
  const minutes = (...lengths: readonly number[]) =>
    new Map(lengths.map((length, index) => [arns[index] ?? '', { startedAt: 0, endedAt: length * 60_000 }]));
  expect(usualDuration(sample, minutes(20))).toBeUndefined();
  expect(usualDuration(sample, minutes(20, 30))).toBe(25 * 60_000);
  expect(usualDuration(sample, minutes(20, 300, 22, 24, 21))).toBe(22 * 60_000);
  expect(isLongerThanUsual(31 * 60_000, 20 * 60_000)).toBe(true);
  expect(isLongerThanUsual(29 * 60_000, 20 * 60_000)).toBe(false);
  expect(isLongerThanUsual(4 * 60_000, 60_000)).toBe(false);
});

const at = (time: string) => Date.parse(`2026-11-20T${time}:00.000Z`);

const textOf = (time: string | undefined) => (time === undefined ? undefined : `2026-11-20T${time}:00.000Z`);

/** A run of executions with these statuses and times. */
function run(...executions: readonly (readonly [status: string, start?: string, end?: string])[]) {
  return buildRun(
    executions.map(([status, start, end]) =>
      parseWorkflowExecution({ status, startTime: textOf(start), endTime: textOf(end) }),
    ),
  );
}

test('a run goes from the first start to the last end, and has no end while one still runs', () => {
  expect(run(['COMPLETED', '10:00', '10:08'], ['FAILED', '10:09', '10:12'])).toEqual({
    startedAt: at('10:00'),
    endedAt: at('10:12'),
  });
  expect(run(['COMPLETED', '10:00', '10:08'], ['RUNNING', '10:09'])).toMatchObject({ endedAt: undefined });
  expect(run(['PENDING'])).toBeUndefined();
});
