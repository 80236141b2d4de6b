/** The state of faults: how often a page was requested, and when last. */
import type { Clock } from '../clock.ts';

/** After recovering, a fault starts over when no request came for this long, in milliseconds. */
export const restsFor = 60_000;

interface Counter {
  asked: number;
  last: number;
}

export class FaultState {
  readonly #counters = new Map<string, Counter>();
  readonly #generations = new Map<string, { current: number; last: number; wentWell: boolean }>();
  readonly #firsts = new Map<string, string>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Whether a fault that strikes `times` times strikes now. Each `key` is counted separately. After that many times requests
   * succeed, until a minute passes without a request: so slow and fast clients meet the same fault.
   */
  strikes(key: string, times: number): boolean {
    const now = this.#clock.now();
    const counter = this.#counters.get(key);
    if (!counter || (counter.asked >= times && now - counter.last > restsFor)) {
      this.#counters.set(key, { asked: 1, last: now });
      return times > 0;
    }
    counter.asked += 1;
    counter.last = now;
    return counter.asked <= times;
  }

  /** The first `value` that ever came for `key`. */
  first(key: string, value: string): string {
    const known = this.#firsts.get(key) ?? value;
    this.#firsts.set(key, known);
    return known;
  }

  /**
   * Which generation of tokens is good for `key`, when a token of generation `given` is used, or none. The first token used
   * makes all given out so far stale; so does the first after things went well and then rested for a minute.
   */
  generation(key: string, given: number | undefined): number {
    const now = this.#clock.now();
    const known = this.#generations.get(key) ?? { current: 0, last: now, wentWell: true };
    const rested = known.current === 0 || now - known.last > restsFor;
    const strikes = given !== undefined && known.wentWell && rested;
    const current = strikes ? known.current + 1 : known.current;
    const wentWell = strikes ? false : known.wentWell || given === current;
    this.#generations.set(key, { current, last: given === undefined && rested ? known.last : now, wentWell });
    return current;
  }
}
