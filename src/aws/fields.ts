import { isRawObject, type RawObject } from './rawObject.ts';

/** Reads a value of a response. It accepts anything: a value that is not what the field says costs this field alone. */
type Reader<Value> = (value: unknown) => Value;

type Fields = Readonly<Record<string, Reader<unknown>>>;

/** What is read by `Fields`: a field that may be undefined may be left out. */
type ReadBy<Of extends Fields> = {
  [Name in keyof Of as undefined extends ReturnType<Of[Name]> ? Name : never]?: ReturnType<Of[Name]>;
} & { [Name in keyof Of as undefined extends ReturnType<Of[Name]> ? never : Name]: ReturnType<Of[Name]> };

export const optionalText: Reader<string | undefined> = (value) =>
  typeof value === 'string' ? value : undefined;

/** A whole number, not negative, and small enough to be added up. */
export const optionalCount: Reader<number | undefined> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

export const optionalFlag: Reader<boolean | undefined> = (value) =>
  typeof value === 'boolean' ? value : undefined;

/** An object inside an object of the response; undefined for any other value. */
export function optionalObject<Of extends Fields>(fields: Of): Reader<ReadBy<Of> | undefined> {
  const read = fieldsReader(fields);
  return (value) => (isRawObject(value) ? read(value) : undefined);
}

/** A list of objects inside an object of the response: never absent, and without elements that are no objects. */
export function objectList<Of extends Fields>(fields: Of): Reader<ReadBy<Of>[]> {
  const read = fieldsReader(fields);
  return (value) => (Array.isArray(value) ? value.filter(isRawObject).map(read) : []);
}

/** A list of texts: never absent, and without elements that are no text. */
export const textList: Reader<string[]> = (value) =>
  Array.isArray(value) ? value.filter((element) => typeof element === 'string') : [];

/** Reads an object of the response by its fields; others are left out. */
export function fieldsReader<Of extends Fields>(fields: Of): (raw: RawObject) => ReadBy<Of>;
export function fieldsReader(fields: Fields): (raw: RawObject) => RawObject {
  const readers = Object.entries(fields);
  return (raw) => Object.fromEntries(readers.map(([name, read]) => [name, read(raw[name])]));
}
