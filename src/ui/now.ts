import { createContext, use, useSyncExternalStore } from 'react';
import { serviceNow } from '../lib/serviceClock.ts';
import type { ClockChoice, ClockStyle } from '../lib/time.ts';

/** How the user wants instants shown: one setting for the whole page. */
export const ClockContext = createContext<ClockChoice>('local');

/** How times are shown: as the user chose for the whole page. */
export function useClock(): ClockStyle {
  const clock = use(ClockContext);
  return clock === 'full' ? 'local' : clock;
}

/** Whether dates are written out, in local time and UTC. Their tooltip cannot be reached by touch or keyboard. */
export function useFullDates(): boolean {
  return use(ClockContext) === 'full';
}

const listeners = new Set<() => void>();
let now = Date.now();
let atService = serviceNow();
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
  atService = serviceNow();
  for (const listener of listeners) listener();
}

export interface NowOptions {
  /** Keeps a component whose output does not change from rendering each second. */
  readonly still?: boolean;
}

/** The present by this computer's clock, once a second, in one timer for the whole page: for times that it measured itself. */
export function useNow({ still = false }: NowOptions = {}): number {
  return useSyncExternalStore(still ? stillness : subscribe, () => now);
}

/** The present by the service's clock: for ages of the service's times, and the time left until one. */
export function useServiceNow({ still = false }: NowOptions = {}): number {
  return useSyncExternalStore(still ? stillness : subscribe, () => atService);
}

function stillness(): () => void {
  return () => undefined;
}
