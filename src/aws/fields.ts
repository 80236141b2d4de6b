import * as v from 'valibot';

/** Fields of an answer: one that is missing or of another kind costs itself, never its row. */
export const optionalText = v.fallback(v.optional(v.string()), undefined);
export const optionalCount = v.fallback(
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  undefined,
);
export const optionalFlag = v.fallback(v.optional(v.boolean()), undefined);
