/** A response's object as it came, so that fields newer than this code can be shown. */
export type RawObject = Readonly<Record<string, unknown>>;

export function isRawObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is a text; undefined when it is missing or of another kind. */
export function textIn(raw: RawObject, name: string): string | undefined {
  const value = raw[name];
  return typeof value === 'string' ? value : undefined;
}

/** A member that is a whole number, not negative, and small enough to be added up; undefined otherwise. */
export function countIn(raw: RawObject, name: string): number | undefined {
  const value = raw[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** A member that is a boolean; undefined otherwise. */
export function flagIn(raw: RawObject, name: string): boolean | undefined {
  const value = raw[name];
  return typeof value === 'boolean' ? value : undefined;
}
