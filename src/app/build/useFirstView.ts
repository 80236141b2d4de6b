import { useEffect, useState } from 'react';
import { firstViewDeadline } from '../../lib/timings.ts';

/**
 * Whether to show the page: once all of its first view has been read, or the list has been read for `firstViewDeadline`. Then it
 * stays shown.
 */
export function useFirstView(
  isListRead: boolean,
  isRestRead: boolean,
  onShown: (() => void) | undefined,
): boolean {
  const [isShown, setIsShown] = useState(false);
  if (isListRead && isRestRead && !isShown) setIsShown(true);
  useEffect(() => {
    if (!isListRead) return undefined;
    const timer = setTimeout(() => setIsShown(true), firstViewDeadline);
    return () => clearTimeout(timer);
  }, [isListRead]);
  useEffect(() => {
    if (isShown) onShown?.();
  }, [isShown, onShown]);
  return isShown;
}
