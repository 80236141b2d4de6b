let isPainted = false;

/** Whether the page has been painted since `afterNextPaint` was called first. */
export function hasPainted(): boolean {
  return isPainted;
}

/** Calls back once what is rendered now is on the screen. */
export function afterNextPaint(callback: () => void): void {
  const painted = () => {
    isPainted = true;
    callback();
  };
  // `requestAnimationFrame` does not fire in hidden tabs.
  if (document.visibilityState === 'hidden') setTimeout(painted);
  else requestAnimationFrame(() => setTimeout(painted));
}
