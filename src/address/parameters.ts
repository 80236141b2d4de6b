/** How one parameter of the page's address is read and written. */
export interface Parameter<Value> {
  /** The value of an address without the parameter. */
  readonly initial: Value;
  /** Parses a text that is not empty; a `Problem` when it is invalid. */
  read(given: string): Value | Problem;
  /** The text of a value; undefined or empty for the default. */
  write(value: Value): string | undefined;
  /** Whether the value applies to all views, so that it is kept when the user opens another build or list. */
  readonly staysAcrossViews?: boolean;
}

/** An invalid value: says what the page does instead. */
export class Problem {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Text as typed. */
export const text: Parameter<string> = { initial: '', read: (given) => given, write: (value) => value };

/** Trimmed text. */
export const trimmed: Parameter<string> = { ...text, read: (given) => given.trim() };

/** Trimmed text; undefined when it is empty. */
export const optional: Parameter<string | undefined> = {
  initial: undefined,
  read: (given) => given.trim() || undefined,
  write: (value) => value,
};

/** A comma-separated list, of which a row has to match one. A column's `filter` may name such a parameter. */
export const words: Parameter<readonly string[]> = {
  initial: [],
  read: wordsIn,
  write: (value) => value.join(','),
};

/** Comma-separated row keys. `none` is the empty list, which differs from a missing parameter. */
export const openRows: Parameter<readonly string[] | undefined> = {
  initial: undefined,
  read: (given) => (given === noRows ? [] : wordsIn(given)),
  write: (value) => (value?.length === 0 ? noRows : value?.join(',')),
};

const noRows = 'none';

function wordsIn(given: string): string[] {
  return given.split(',').filter((word) => word !== '');
}

/** One of several values; the first is the default. */
export function oneOf<const Value extends string>(values: readonly [Value, ...Value[]]): Parameter<Value> {
  const [initial] = values;
  return {
    initial,
    read: (given) =>
      values.find((value) => value === given) ??
      new Problem(`Allowed values: ${values.join(', ')}. Using ${initial}.`),
    write: (value) => (value === initial ? undefined : value),
  };
}

/** Some of these words, with commas between them, in this order. */
export function someOf<const Value extends string>(values: readonly Value[]): Parameter<readonly Value[]> {
  return {
    initial: [],
    read(given) {
      const named = wordsIn(given);
      const unknown = named.find((word) => !values.some((value) => value === word));
      return unknown === undefined
        ? values.filter((value) => named.includes(value))
        : new Problem(`Allowed values: ${values.join(', ')}. Ignored.`);
    },
    write: (value) => value.join(','),
  };
}

/** `1` is true. */
export const flag: Parameter<boolean> = {
  initial: false,
  read: (given) => {
    const value = oneOf(['0', '1']).read(given);
    return value instanceof Problem ? value : value === '1';
  },
  write: (value) => (value ? '1' : undefined),
};

/** An integer in a range; undefined when it is missing. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Parameter<number | undefined> {
  const range =
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number of at least ${least}`
      : `a whole number from ${least} to ${most}`;
  return {
    initial: undefined,
    read(given) {
      const digits = given.trim();
      if (digits === '') return undefined;
      const number = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
      return number >= least && number <= most
        ? number
        : new Problem(`Has to be ${range}. Using the default.`);
    },
    write: (value) => value?.toString(),
  };
}

/** A column and its sort direction. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** A column's id, after a minus when it sorts in descending order. */
export const sorting: Parameter<Sort | undefined> = {
  initial: undefined,
  read(given) {
    const match = /^(-?)([A-Za-z]+)$/.exec(given);
    return match?.[2] ? { column: match[2], descending: match[1] === '-' } : undefined;
  },
  write: (value) => value && `${value.descending ? '-' : ''}${value.column}`,
};

/** The same parameter, applied to all views. */
export function acrossViews<Value>(parameter: Parameter<Value>): Parameter<Value> {
  return { ...parameter, staysAcrossViews: true };
}
