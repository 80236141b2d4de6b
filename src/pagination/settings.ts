import { pythonInt } from './pythonInt.ts';

/** How to page. Numbers may be given as text, as an address or a form has them; null is the same as leaving a setting out. */
export interface PaginateSettings {
  /** Items in all, over however many requests; when more are available there is a resume token. Left out: all items. */
  readonly maxItems?: number | string | null | undefined;
  /** Items asked for in one request (`maxResults`); its range is the service's to check. Left out: the service's default. */
  readonly pageSize?: number | string | null | undefined;
  /** Where to start: a resume token of an earlier result made with the same page size. Left out: at the beginning. */
  readonly startingToken?: string | null | undefined;
  /** Handed to `fetchPage`; once aborted, iterating throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface CheckedSettings {
  readonly maxItems: number | undefined;
  readonly pageSize: number | undefined;
  readonly startingToken: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Checks the settings and turns text into numbers as boto3 does, with Python's `int()`: fractions of a number are cut off.
 * Throws a TypeError for a setting of the wrong type and a RangeError for a number that can't be used.
 */
export function checkSettings(settings: PaginateSettings): CheckedSettings {
  const maxItems = wholeNumber('maxItems', settings.maxItems);
  if (maxItems !== undefined && maxItems < 0) {
    throw new RangeError(
      `maxItems is ${maxItems}, but a result can't have fewer than 0 items. Leave it out to get all items.`,
    );
  }
  const startingToken: unknown = settings.startingToken ?? undefined;
  if (startingToken !== undefined && typeof startingToken !== 'string') {
    throw new TypeError(
      `startingToken is a ${typeof startingToken}, but tokens are text. Give the resume token of an earlier result as it was.`,
    );
  }
  return {
    maxItems,
    pageSize: wholeNumber('pageSize', settings.pageSize),
    startingToken,
    signal: settings.signal,
  };
}

function wholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' && typeof value !== 'string') {
    throw new TypeError(
      `${name} is a ${typeof value}, but it counts items. Give a whole number or leave it out.`,
    );
  }
  const number = typeof value === 'number' ? Math.trunc(value) + 0 : pythonInt(value);
  if (number === undefined || !Number.isFinite(number)) {
    throw new RangeError(
      `${name} is ${JSON.stringify(String(value))}, which is not a whole number. Give a whole number or leave it out.`,
    );
  }
  return number;
}
