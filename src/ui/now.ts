import { createContext, use, useSyncExternalStore } from 'react';
import type { ClockStyle } from '../lib/time.ts';

/** How the reader wants instants shown, seen and switched in one place. */
export const ClockContext = createContext<ClockStyle>('local');

/** How times are to be written: as the reader chose for the whole page. */
export function useClock(): ClockStyle {
  return use(ClockContext);
}

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** The present, once a second, in one timer for the whole page. `still` keeps what does not change from waking up. */
export function useNow({ still = false }: { still?: boolean } = {}): number {
  return useSyncExternalStore(still ? stillness : subscribe, () => now);
}

function stillness(): () => void {
  return () => undefined;
}
