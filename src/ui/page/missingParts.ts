/** Retries a part that did not load. */
type Retry = () => void;

const missing = new Map<Retry, string>();
const listeners = new Set<() => void>();
let names: readonly string[] = [];
let attempt = 0;

/** The parts on the screen whose code did not load, and the way to load them again. */
export const missingParts = {
  /** Names of the missing parts, each once; the same array until it changes. */
  read: () => names,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  add(name: string, retry: Retry): void {
    missing.set(retry, name);
    changed();
  },
  remove(retry: Retry): void {
    if (missing.delete(retry)) changed();
  },
  /** Loads all missing parts again: what keeps one from loading usually keeps the others too. */
  retry(): void {
    const retries = [...missing.keys()];
    attempt += 1;
    missing.clear();
    changed();
    for (const retry of retries) retry();
  },
  /** Counts the calls of `retry`, so that code that failed before one is loaded again after it. */
  attempt: () => attempt,
};

function changed(): void {
  names = [...new Set(missing.values())];
  for (const listener of listeners) listener();
}
