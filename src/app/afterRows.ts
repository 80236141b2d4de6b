import { lazy, type ComponentType } from 'react';

/**
 * A component whose code is asked for once what is on the screen has been painted: the rows come first, and what stands
 * around them is not in their way.
 */
export function afterRows<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    await painted();
    return { default: await load() };
  });
}

/** Resolves after the next paint. A page that is hidden paints nothing, so it does not wait for ever. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
}
