import { useEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '../../ui/page/shortcuts.ts';

/** Offers `e` and `E` on the whole page while a log is on the screen. The lines themselves take the keys in any case. */
export function useErrorKeys(goToError: (direction: 1 | -1) => void): void {
  const latest = useRef(goToError);
  useEffect(() => {
    latest.current = goToError;
  });
  useShortcuts(
    useMemo(() => {
      const go = (direction: 1 | -1) => {
        latest.current(direction);
        return true;
      };
      return [
        { key: 'e', description: 'Next error in the log', run: () => go(1) },
        { key: 'E', description: 'Previous error in the log', run: () => go(-1) },
      ];
    }, []),
  );
}
