import { type Bar, extentOf, firstOf, lastOf, type Span } from './bar.ts';
import type { Layout } from './layout.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Round distances between ticks, in milliseconds, ascending. */
export const niceSteps: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * day),
];

/** The smallest nice step that is at least as long; the longest when none is. */
export function niceStep(atLeast: number): number {
  return niceSteps.find((step) => step >= atLeast) ?? niceSteps.at(-1) ?? day;
}

/** After this time a pending execution no longer makes the timeline live. */
const longestWait = day;

/** Whether the timeline is live: something runs, or is about to start. */
export function isLive({ bars, isAwaiting }: Layout, now: number): boolean {
  const extent = extentOf(bars);
  if (extent.kind === 'moving') return true;
  return isAwaiting && extent.kind === 'span' && now - extent.end < longestWait;
}

/**
 * The range of the axis, from the first start to the last end. While something runs it ends at a round distance after the current
 * time, so that bars can grow and the scale changes seldom. Undefined when no execution has a time.
 */
export function scaleOf(layout: Layout, now: number): Span | undefined {
  const extent = extentOf(layout.bars);
  if (extent.kind !== 'span' && extent.kind !== 'moving') return undefined;
  const { start } = extent;
  const last = lastInstant(layout.bars);
  if (!isLive(layout, now)) return { start, end: Math.max(last, start + second) };
  // The page's clock may be behind the service's.
  const length = Math.max(now, last, start + 10 * second) - start;
  const step = niceStep(length / 8);
  return { start, end: start + Math.ceil(length / step) * step };
}

function lastInstant(bars: readonly Bar[]): number {
  return bars.reduce((last, bar) => {
    switch (bar.kind) {
      case 'span':
        return Math.max(last, bar.end);
      case 'moving':
        return Math.max(last, bar.start);
      case 'instant':
        return Math.max(last, bar.at);
      case 'none':
        return last;
    }
  }, -Infinity);
}

/** The position of an instant on the scale, 0..1, clamped. */
export function positionOf(instant: number, { start, end }: Span): number {
  return Math.min(1, Math.max(0, (instant - start) / (end - start)));
}

/** The position of a bar on the scale, 0..1. A moving one ends at `now`. Undefined for a bar without a time. */
export function positionOfBar(bar: Bar, scale: Span, now: number): { from: number; to: number } | undefined {
  switch (bar.kind) {
    case 'span':
      return { from: positionOf(bar.start, scale), to: positionOf(bar.end, scale) };
    case 'moving':
      return { from: positionOf(bar.start, scale), to: positionOf(Math.max(bar.start, now), scale) };
    case 'instant':
      return { from: positionOf(bar.at, scale), to: positionOf(bar.at, scale) };
    case 'none':
      return undefined;
  }
}

/** A share of the track as a CSS percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 1e5) / 1e3}%`;
}

/** Shorter gaps, as a share of the scale, are not shown. */
const leastShare = 0.02;

/**
 * The times in which no execution ran, in order, without those too short to see. The last one is still running while the next
 * execution has not started.
 */
export function idleOf(layout: Layout, scale: Span, live: boolean): Bar[] {
  const least = (scale.end - scale.start) * leastShare;
  const idle: Bar[] = [];
  let end: number | undefined;
  const inOrder = layout.bars
    .filter((bar) => bar.kind !== 'none')
    .toSorted((a, b) => (firstOf(a) ?? 0) - (firstOf(b) ?? 0));
  for (const bar of inOrder) {
    const start = firstOf(bar) ?? 0;
    if (end !== undefined && start - end >= least) idle.push({ kind: 'span', start: end, end: start });
    const barEnd = bar.kind === 'moving' ? Infinity : (lastOf(bar) ?? start);
    end = Math.max(end ?? barEnd, barEnd);
  }
  if (live && extentOf(layout.bars).kind === 'span' && end !== undefined)
    idle.push({ kind: 'moving', start: end });
  return idle;
}
