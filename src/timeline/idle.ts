import { type Bar, extentOf, firstOf, lastOf, type Span } from './bar.ts';
import type { Layout } from './layout.ts';

/** Gaps shorter than this part of the scale cannot be read off it. */
const leastShare = 0.02;

/**
 * The stretches of the scale in which no execution ran, as far as they are long enough to be seen, in order. The last one
 * moves while the next execution has yet to start.
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
