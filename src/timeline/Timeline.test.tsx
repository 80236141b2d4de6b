import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ClockContext } from '../ui/now.ts';
import type { ClockStyle } from '../lib/time.ts';
import { appearanceOf, row, start, step } from './testing/testRows.ts';
import { Timeline, type TimelineProps } from './Timeline.tsx';
import type { TimelineRow, TimelineStep } from './timelineRow.ts';

const minutes = (count: number) => count * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: start + minutes(20) });
});
afterEach(() => {
  vi.useRealTimers();
});

const smoke = { parallelGroup: 'smoke' };
const rows = [
  row('build', 0, 10, { type: 'BUILD' }),
  row('http', 10, 12, { ...smoke, status: 'FAILED' }),
  row('disk', 10, 13, smoke),
  row('distribute', undefined, undefined, { type: 'DISTRIBUTION', status: 'CANCELLED' }),
];

interface Setting extends Partial<TimelineProps> {
  readonly clock?: ClockStyle;
  readonly steps?: Readonly<Record<string, readonly TimelineStep[]>>;
}

/** Renders a timeline; `again` renders it with other settings. */
async function show({ clock = 'utc', steps = {}, ...props }: Setting = {}) {
  const toggle = vi.fn<(key: string) => void>();
  const stepsOf = (id: string) => steps[id];
  const isOpen = (key: string) => key in steps;
  const all: TimelineProps = { rows, appearanceOf, isOpen, toggle, stepsOf, ...props };
  const element = (change: Partial<TimelineProps>) => (
    <ClockContext value={clock}>
      <Timeline {...all} {...change} />
    </ClockContext>
  );
  const { rerender, container } = await render(element({}));
  return { toggle, container, again: (change: Partial<TimelineProps>) => rerender(element(change)) };
}

const button = (name: RegExp) => page.getByRole('button', { name });

/** The bar inside a lane, as shares of its track. */
function barOf(lane: Element): { from: number; to: number } {
  const track = lane.querySelector('[title]');
  const bar = track?.querySelector('[data-variant]');
  if (!track || !bar) throw new Error('No bar.');
  const [outer, inner] = [track.getBoundingClientRect(), bar.getBoundingClientRect()];
  return { from: (inner.left - outer.left) / outer.width, to: (inner.right - outer.left) / outer.width };
}

test('each lane reads as a sentence, in the order of the build', async () => {
  const { container } = await show();
  const texts = Array.from(container.querySelectorAll('li'), ({ textContent }) => textContent);
  expect(texts).toEqual([
    'BUILD',
    'build 1.0.0: COMPLETED10 m 0 s, from 12:00:00 to 12:10:00',
    'TEST2 executions3 m 0 s',
    'smokeparallel group of 2',
    'http 1.0.0: FAILED2 m 0 s, from 12:10:00 to 12:12:00',
    'disk 1.0.0: COMPLETED3 m 0 s, from 12:10:00 to 12:13:00',
    'DISTRIBUTION',
    'distribute 1.0.0: CANCELLED, not started',
  ]);
  await expect.element(page.getByRole('list', { name: 'Workflow executions on a time axis' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'TEST 2 executions', level: 3 })).toBeVisible();
  await expect.element(page.getByText(/^Took 13 m 0 s, from .*12:00:00 to 12:13:00$/)).toBeVisible();
});

test('places bars at their times', async () => {
  await show();
  const bar = barOf(button(/^disk/).element());
  expect(bar.from).toBeCloseTo(10 / 13, 2);
  expect(bar.to).toBeCloseTo(1, 2);
});

test('arrow keys move between lanes, Enter opens one, and the axis shows the times of the focused lane', async () => {
  const { toggle, container } = await show();
  const highlighted = () => container.querySelector('[data-highlighted]')?.textContent;
  // The pointer stays where the previous test left it, which may be over a lane.
  await page.getByText(/^Took/).hover();
  await userEvent.tab();
  await expect.element(button(/^build/)).toHaveFocus();
  await expect.poll(highlighted).toContain('12:00:00 – 12:10:0010 m 0 s');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(toggle).toHaveBeenCalledExactlyOnceWith('wf-http');
  await expect.poll(highlighted).toContain('12:10:00 – 12:12:00');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => container.querySelector('[data-highlighted="true"]')).toBeNull();
});

test('an open execution shows its steps, whose times can be pinned to the axis', async () => {
  const steps = {
    'wf-build': [
      step('Launch', 0, 3),
      step('Skip', 3, 3, { status: 'SKIPPED' }),
      step('Approve', 3, 9, { action: 'WaitForAction' }),
      step('End', undefined, undefined),
    ],
    'wf-distribute': [],
  };
  const { container } = await show({ steps });
  await expect.element(button(/^build/)).toHaveAttribute('aria-expanded', 'true');
  const texts = Array.from(container.querySelectorAll('li'), ({ textContent }) => textContent);
  expect(texts.slice(2, 6)).toEqual([
    'Step 1 of 4, Launch: Completed3 m 0 s, from 12:00:00 to 12:03:00',
    'Step 2 of 4, Skip: Skipped, at 12:03:00',
    'Step 3 of 4, Approve: Completed6 m 0 s, from 12:03:00 to 12:09:00',
    'Step 4 of 4, End: Not run, not started',
  ]);
  await expect.element(page.getByText('No steps')).toBeVisible();

  await button(/Launch/).click();
  await expect.element(button(/Launch/)).toHaveAttribute('aria-pressed', 'true');
  await button(/^http/).hover();
  expect(container.querySelector('[data-highlighted]')?.textContent).toContain('12:10:00 – 12:12:00');
  await page.getByText(/^Took/).hover();
  await expect
    .poll(() => container.querySelector('[data-highlighted]')?.textContent)
    .toContain('12:00:00 – 12:03:00');
});

test('renders only the running lanes again as time passes', async () => {
  const readAppearance = vi.fn(appearanceOf);
  const running = [
    row('build', 0, 10, { type: 'BUILD' }),
    row('http', 10, undefined),
    row('later', undefined, undefined),
  ];
  const steps = { 'wf-http': [step('Approve', 12, undefined, { action: 'WaitForAction' })] };
  const { container } = await show({ rows: running, appearanceOf: readAppearance, steps });
  vi.advanceTimersByTime(1000);
  await expect.element(button(/^http/)).toHaveTextContent('RUNNING, waiting10 m 1 s');
  await expect.element(button(/^http/)).toHaveTextContent('step 1 of 1: Approve');
  const before = barOf(button(/^http/).element());
  const rendered = readAppearance.mock.calls.length;
  vi.advanceTimersByTime(minutes(2));
  await expect.element(button(/^http/)).toHaveTextContent('12 m 1 s');
  const after = barOf(button(/^http/).element());
  expect(after.from).toBe(before.from);
  expect(after.to).toBeGreaterThan(before.to);
  expect(readAppearance).toHaveBeenCalledTimes(rendered);
  await expect.element(button(/^later/)).toHaveTextContent('PENDING, not started');
  expect(container.textContent).toContain('now');
});

test('a bar without a start says that its start is unknown, and one that starts in the future has no duration', async () => {
  await show({
    rows: [
      row('disk', 0, 5),
      row('http', undefined, undefined, { status: 'FAILED' }),
      row('soak', undefined, 12),
      row('audit', 90, undefined),
    ],
  });
  await expect.element(button(/^http/)).toHaveTextContent('FAILEDstart unknown');
  await expect.element(button(/^soak/)).toHaveTextContent('start unknown');
  await expect.element(button(/^audit/)).toHaveTextContent('RUNNING– starts in the future');
});

test('keeps the focus when rows are refreshed', async () => {
  const { again } = await show({ rows: [row('http', 10, undefined)] });
  await userEvent.tab();
  await again({ rows: [row('http', 10, 12), row('disk', 12, undefined)] });
  await expect.element(button(/^http/)).toHaveFocus();
  await expect.element(button(/^http/)).toHaveTextContent('COMPLETED');
});

test('names idle times with their duration', async () => {
  await show({ rows: [row('http', 0, 10), row('disk', 40, 50)] });
  await expect.element(page.getByText('No execution ran from 12:10:00 to 12:40:00.')).toBeInTheDocument();
});

test('the relative clock counts from the start', async () => {
  const { container } = await show({ clock: 'relative' });
  await expect.element(button(/^disk/)).toHaveTextContent('from +10 m to +13 m');
  expect(container.textContent).toContain('Since the start');
});

test('lists lanes without an axis when no execution has a time', async () => {
  await show({ rows: [row('http', undefined, undefined)] });
  await expect.element(page.getByText('No start times yet')).toBeVisible();
  await expect.element(button(/^http/)).toHaveTextContent('PENDING');
});

test('renders only lanes near the viewport when there are very many', async () => {
  const many: TimelineRow[] = Array.from({ length: 2_000 }, (_, n) => row(`test-${n}`, n, n + 1));
  const { container } = await show({ rows: many });
  await expect.element(page.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '2001');
  expect(container.querySelectorAll('li').length).toBeLessThan(150);
});
