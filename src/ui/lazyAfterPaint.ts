import type { ComponentType } from 'react';
import { lazyPart } from './lazyPart.tsx';

/** A component that stands in a `Part` and whose code is imported once what is rendered now is on the screen. */
export function lazyAfterPaint<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazyPart(async () => {
    await nextPaint();
    return load();
  });
}

async function nextPaint(): Promise<void> {
  // `requestAnimationFrame` does not fire in hidden tabs.
  if (document.visibilityState === 'hidden') return;
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
