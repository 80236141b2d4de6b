import { useCallback, useMemo } from 'react';

/** Which rows are open, and the way to open and close one. `onOpen` is told the keys of all that are open then. */
export function useOpenRows(open: readonly string[], onOpen: (open: readonly string[]) => void) {
  const keys = useMemo(() => new Set(open), [open]);
  const isOpen = useCallback((key: string) => keys.has(key), [keys]);
  const toggle = useCallback(
    (key: string) => onOpen(keys.has(key) ? [...keys].filter((one) => one !== key) : [...keys, key]),
    [keys, onOpen],
  );
  return { isOpen, toggle };
}
