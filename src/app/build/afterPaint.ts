import type { ComponentType } from 'react';
import { lazyAfterPaint } from '../../ui/lazyAfterPaint.ts';
import type * as rest from './rest.ts';

/** A component of `rest.ts`, which holds what the first view does not need: it is imported once, after the first paint. */
export function afterPaint<Props extends object>(pick: (parts: typeof rest) => ComponentType<Props>) {
  return lazyAfterPaint(async () => pick(await import('./rest.ts')));
}
