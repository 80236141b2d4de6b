import type { ComponentType } from 'react';
import { lazyPart } from '../../ui/lazyPart.tsx';

let release: () => void = () => undefined;
const shown = new Promise<void>((resolve) => {
  release = resolve;
});

/** To be called once the first rows, or what stands in their place, are in the document; they are painted first. */
export function rowsAreShown(): void {
  // `requestAnimationFrame` does not fire in hidden tabs.
  if (document.visibilityState === 'hidden') release();
  else requestAnimationFrame(() => setTimeout(release));
}

/**
 * A component whose code is asked for once the first rows are painted: what stands around them is not in their
 * way.
 */
export function afterRows<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazyPart(async () => {
    await shown;
    return load();
  });
}
