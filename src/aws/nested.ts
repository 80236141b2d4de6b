import * as v from 'valibot';
import { isRawObject, type RawObject } from './rawObject.ts';

/** An object inside an answer's object. Anything else in its place is as if there were none. */
export function optionalObject<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.fallback(v.optional(v.pipe(v.custom<RawObject>(isRawObject), v.object(entries))), undefined);
}

/** A list of objects inside an answer's object: never absent, and without what is no object. */
export function objectList<Entries extends v.ObjectEntries>(entries: Entries) {
  const objects = v.pipe(
    v.array(v.unknown()),
    v.transform((list) => list.filter(isRawObject)),
    v.array(v.object(entries)),
  );
  return v.fallback(v.optional(objects, []), () => []);
}

/** A list of texts: never absent, and without what is no text. */
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
