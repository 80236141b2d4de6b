import type { ComponentType } from 'react';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type * as rest from './rest.ts';

/**
 * A component of `rest.ts`, which holds what the first view does not need. It stands in a `Part` with `afterPaint`: one import
 * after the first paint loads all of them.
 */
export function fromRest<Props extends object>(pick: (parts: typeof rest) => ComponentType<Props>) {
  return lazyPart(async () => pick(await import('./rest.ts')));
}
