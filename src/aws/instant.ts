/** A form of ISO 8601 that says its zone: a time of no zone would be read as a local one. */
const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Milliseconds since 1970 of one of the API's times, which are ISO 8601 strings in every SDK. Undefined for what is none:
 * the shapes promise nothing.
 */
export function instantOf(time: string | undefined): number | undefined {
  if (time === undefined || !iso.test(time)) return undefined;
  const instant = Date.parse(time);
  return Number.isNaN(instant) ? undefined : instant;
}
