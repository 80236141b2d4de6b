import { useEffect, useEffectEvent } from 'react';

/** Calls back whenever the browser is online again. */
export function useOnline(callback: () => void): void {
  const onOnline = useEffectEvent(callback);
  useEffect(() => {
    const listener = () => onOnline();
    window.addEventListener('online', listener);
    return () => window.removeEventListener('online', listener);
  }, []);
}
