/** Milliseconds by which the service's clock is ahead of this computer's. */
let offset = 0;

/** Clocks that differ by less are the same: a `Date` header has whole seconds, and its response took a while. */
const tolerance = 5_000;

/**
 * Learns the service's time from a response, so that ages and times left are right on a computer whose clock is wrong. A
 * response from a cache, which has an `Age`, tells the time at which it was stored.
 */
export function learnServiceTime(headers: Headers): void {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date) || headers.has('age')) return;
  const measured = date - Date.now();
  if (Math.abs(measured - offset) < tolerance) return;
  offset = Math.abs(measured) < tolerance ? 0 : measured;
}

/** The service's time, in milliseconds since the epoch; this computer's until a response has told another. */
export function serviceNow(): number {
  return Date.now() + offset;
}
