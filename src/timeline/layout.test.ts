import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Lane, layOut, type LayoutSettings } from './layout.ts';
import { idleOf, isLive, positionOfBar, scaleOf } from './scale.ts';
import { numbered, row, start, step } from './testing/testRows.ts';
import type { TimelineRow } from './timelineRow.ts';

const closed: LayoutSettings = { isOpen: () => false, stepsOf: () => undefined };
const minutes = (count: number) => count * 60_000;

/** One word a lane: `BUILD`, `(smoke)`, `name`, `name 1/2`, `- step`, `… why`. */
function outline(lanes: readonly Lane[]): string[] {
  return lanes.map((lane) => {
    switch (lane.kind) {
      case 'phase':
        return lane.type ?? 'no type';
      case 'group':
        return `(${lane.name} ${lane.size})`;
      case 'execution':
        return lane.row.workflowName + (lane.attempt ? ` ${lane.attempt.number}/${lane.attempt.of}` : '');
      case 'step':
        return `- ${lane.step.name}`;
      case 'note':
        return `… ${lane.why}`;
    }
  });
}

test('orders phases as in a build, and keeps groups and attempts together', () => {
  const smoke = { parallelGroup: 'smoke' };
  const rows = [
    row('distribute', undefined, undefined, { type: 'DISTRIBUTION', status: 'CANCELLED' }),
    row('alone', 11, 12),
    row('http', 10, 11, { ...smoke, status: 'FAILED', workflowExecutionId: 'wf-1' }),
    row('later', undefined, undefined, { type: 'VERIFY' }),
    row('audit', 10, 14, { parallelGroup: 'audit+ssh' }),
    row('disk', 10, 12, smoke),
    row('http', 30, 31, { ...smoke, workflowExecutionId: 'wf-2' }),
    row('build', 0, 9, { type: 'BUILD' }),
    row('untyped', undefined, undefined, { type: 7 }),
  ];
  expect(outline(layOut(numbered(rows), closed).lanes)).toEqual([
    'BUILD',
    'build',
    'TEST',
    'alone',
    '(smoke 2)',
    'http 1/2',
    'http 2/2',
    'disk',
    '(audit+ssh 1)',
    'audit',
    'DISTRIBUTION',
    'distribute',
    'VERIFY',
    'later',
    'no type',
    'untyped',
  ]);
});

test('an open execution is followed by its steps, or by the reason why there are none', () => {
  const known = new Map([['wf-two', [step('Launch', 0, 1), step('Apply', 1, 2)]]]);
  const stepsOf = (id: string) => (id === 'wf-reading' ? 'loading' : id === 'wf-bare' ? [] : known.get(id));
  const rows = [
    row('closed', 0, 2),
    row('two', 0, 2),
    row('reading', 0, 2),
    row('bare', 0, 2),
    row('refused', 0, 2),
    row('nameless', 0, 2, { workflowExecutionId: 7 }),
  ];
  const { lanes } = layOut(rows, { isOpen: (key) => key !== 'wf-closed', stepsOf });
  expect(outline(lanes)).toEqual([
    'TEST',
    'closed',
    'two',
    '- Launch',
    '- Apply',
    'reading',
    '… loading',
    'bare',
    '… none',
    'refused',
    '… unknown',
    'nameless',
    '… unknown',
  ]);
});

describe('a bar', () => {
  test.each([
    ['ended', row('a', 0, 5), { kind: 'span', start, end: start + minutes(5) }],
    ['runs', row('a', 3, undefined), { kind: 'moving', start: start + minutes(3) }],
    ['has an unknown status', row('a', 3, undefined, { status: 'THAWING' }), { kind: 'moving' }],
    ['has not started', row('a', undefined, undefined), { kind: 'none', why: 'notStarted' }],
    [
      'ended without an end',
      row('a', 3, undefined, { status: 'FAILED' }),
      { kind: 'instant', known: 'start' },
    ],
    ['has only an end', row('a', undefined, 5), { kind: 'instant', known: 'end', at: start + minutes(5) }],
    ['ends before it starts', row('a', 5, 3), { kind: 'instant', known: 'start', at: start + minutes(5) }],
    [
      'ran although its start is missing',
      row('a', undefined, undefined, { status: 'COMPLETED' }),
      { kind: 'none', why: 'startUnknown' },
    ],
    [
      'was cancelled before it started',
      row('a', undefined, undefined, { status: 'CANCELLED' }),
      { kind: 'none', why: 'notStarted' },
    ],
    ['has malformed times', row('a', 0, 1, { startTime: 'soon', endTime: 'late' }), { why: 'unreadable' }],
    [
      'runs with a malformed end',
      row('a', 3, undefined, { endTime: 'late' }),
      { kind: 'instant', known: 'start' },
    ],
  ])('that %s', (_, one, expected) => {
    expect(layOut([one], closed).bars).toEqual([expect.objectContaining(expected)]);
  });

  test('with a wrong year does not compress the others', () => {
    const rows = [row('a', 0, 5), row('b', 5, 9), row('c', 9, 9, { endTime: '2199-12-31T23:59:59.999Z' })];
    const layout = layOut(rows, closed);
    expect(layout.bars[2]).toEqual({ kind: 'instant', known: 'start', at: start + minutes(9) });
    expect(scaleOf(layout, start)).toEqual({ start, end: start + minutes(9) });
  });
});

test('a step that waits for an answer is a part of its execution’s bar', () => {
  const steps = [
    step('Launch', 0, 1),
    step('Approve', 1, undefined, { action: 'WaitForAction' }),
    step('Create', undefined, undefined),
  ];
  const { lanes } = layOut([row('a', 0, undefined)], { ...closed, stepsOf: () => steps });
  expect(lanes[1]).toMatchObject({ waits: [{ bar: { kind: 'moving', start: start + minutes(1) } }] });
});

test('distinguishes a step that never ran from a pending one', () => {
  const rows = [row('over', 0, 1, { status: 'FAILED' }), row('on', 0, undefined)];
  const { lanes } = layOut(rows, {
    isOpen: () => true,
    stepsOf: () => [step('Later', undefined, undefined)],
  });
  expect(lanes.flatMap((lane) => (lane.kind === 'step' ? [lane.status.label] : []))).toEqual([
    'Not run',
    'Pending',
  ]);
});

function idle(rows: readonly TimelineRow[], now: number) {
  const layout = layOut(rows, closed);
  const scale = scaleOf(layout, now);
  return scale && idleOf(layout, scale, isLive(layout, now));
}

describe('idle times', () => {
  test('are the times in which no execution ran, unless they are too short to see', () => {
    const rows = [row('a', 0, 10), row('b', 2, 20), row('c', 50, 60), row('d', 60.2, 100)];
    expect(idle(rows, start)).toEqual([
      { kind: 'span', start: start + minutes(20), end: start + minutes(50) },
    ]);
  });

  test('are still running while the next execution has not started', () => {
    const rows = [row('a', 0, 10), row('b', undefined, undefined)];
    expect(idle(rows, start + minutes(13))).toEqual([{ kind: 'moving', start: start + minutes(10) }]);
    expect(idle(rows, start + minutes(100_000))).toEqual([]);
    expect(idle([row('a', 0, 10)], start + minutes(13))).toEqual([]);
  });
});

const minute = fc.option(fc.integer({ min: -2_000, max: 2_000 }), { nil: undefined });
const status = fc.constantFrom('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'OTHER', undefined);
const anyRows = fc.array(
  fc.record({
    name: fc.constantFrom('http', 'disk', 'audit'),
    from: minute,
    to: minute,
    status,
    type: fc.constantFrom('BUILD', 'TEST', 'DISTRIBUTION', 'VERIFY', undefined),
    parallelGroup: fc.constantFrom('smoke', 'load+soak', undefined),
    startTime: fc.constantFrom(undefined, undefined, 'soon', '0001-01-01T00:00:00Z'),
  }),
  { maxLength: 30 },
);

test('each execution has one lane inside its phase and group, for any response', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: -3_000, max: 3_000 }), (specs, nowMinute) => {
      const rows = specs.map(({ name, from, to, startTime, ...more }, index) =>
        row(name, from, to, {
          ...more,
          ...(startTime === undefined ? {} : { startTime }),
          workflowExecutionId: `wf-${index}`,
        }),
      );
      const now = start + minutes(nowMinute);
      const layout = layOut(numbered(rows), {
        isOpen: (key) => key.endsWith('1'),
        stepsOf: () => [step('Launch', -10, 5_000), step('Wait', 1, undefined, { action: 'WaitForAction' })],
      });
      const { lanes } = layout;

      expect(new Set(lanes.map(({ key }) => key)).size).toBe(lanes.length);
      const executions = lanes.filter((lane) => lane.kind === 'execution');
      expect(executions.map(({ row: { key } }) => key).toSorted()).toEqual(
        rows.map(({ key }) => key).toSorted(),
      );

      let phase: string | undefined;
      let group: string | undefined;
      for (const lane of lanes) {
        if (lane.kind === 'phase') phase = lane.type;
        if (lane.kind === 'phase') group = undefined;
        else if (lane.kind === 'group') group = lane.name;
        else if (lane.group === undefined) group = undefined;
        else expect(lane.group).toBe(group);
        if (lane.kind === 'execution') expect(lane.row.execution.type).toBe(phase);
      }

      const scale = scaleOf(layout, now);
      if (!scale) {
        expect(layout.bars.every(({ kind }) => kind === 'none')).toBe(true);
        return;
      }
      expect(scale.end).toBeGreaterThan(scale.start);
      for (const lane of lanes) {
        const position = lane.kind === 'note' ? undefined : positionOfBar(lane.bar, scale, now);
        if (!position) continue;
        expect(position.from).toBeGreaterThanOrEqual(0);
        expect(position.to).toBeGreaterThanOrEqual(position.from);
        expect(position.to).toBeLessThanOrEqual(1);
      }
      let last = -Infinity;
      for (const bar of idleOf(layout, scale, isLive(layout, now))) {
        if (bar.kind === 'span') expect(bar.end).toBeGreaterThan(bar.start);
        if (bar.kind !== 'none' && bar.kind !== 'instant') expect(bar.start).toBeGreaterThanOrEqual(last);
        if (bar.kind === 'span') last = bar.end;
      }
    }),
    { examples: [[[], 0]] },
  );
});
