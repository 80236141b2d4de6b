import { useEffect, useState } from 'react';

/** Milliseconds for which the rows wait for the header and the cause, so that one paint shows all of them. */
const patience = 1_000;

/**
 * Whether to show the page: once all of its first view has been read, or the list has been read for `patience`. Then it stays
 * shown.
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
    const timer = setTimeout(() => setIsShown(true), patience);
    return () => clearTimeout(timer);
  }, [isListRead]);
  useEffect(() => {
    if (isShown) onShown?.();
  }, [isShown, onShown]);
  return isShown;
}
