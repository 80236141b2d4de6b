import * as v from 'valibot';
import { isRawObject, type RawObject } from './rawObject.ts';

/** Fields of a response: one that is missing or of another kind is undefined, and leaves the rest of its object as it is. */
export const optionalText = v.fallback(v.optional(v.string()), undefined);
export const optionalCount = v.fallback(
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  undefined,
);
export const optionalFlag = v.fallback(v.optional(v.boolean()), undefined);

/** An object inside an object of the response; undefined for any other value. */
export function optionalObject<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.fallback(v.optional(v.pipe(v.custom<RawObject>(isRawObject), v.object(entries))), undefined);
}

/** A list of objects inside an object of the response: never absent, and without elements that are no objects. */
export function objectList<Entries extends v.ObjectEntries>(entries: Entries) {
  const objects = v.pipe(
    v.array(v.unknown()),
    v.transform((list) => list.filter(isRawObject)),
    v.array(v.object(entries)),
  );
  return v.fallback(v.optional(objects, []), () => []);
}

/** A list of texts: never absent, and without elements that are no text. */
export const textList = v.fallback(
  v.optional(
    v.pipe(
      v.array(v.unknown()),
      v.transform((list) => list.filter((element) => typeof element === 'string')),
    ),
    [],
  ),
  () => [],
);
