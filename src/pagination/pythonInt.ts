/**
 * A whole number as Python's `int()` reads it from text, or `undefined` where `int()` would raise: spaces around it, a sign
 * and single underscores between digits are fine, a fraction or an exponent is not. Digits of other scripts are not read.
 */
export function pythonInt(text: string): number | undefined {
  const match = /^\s*([+-]?\d+(?:_\d+)*)\s*$/.exec(text);
  // Adding 0 turns the -0 of "-0", which Python does not have, into 0.
  return match?.[1] === undefined ? undefined : Number(match[1].replaceAll('_', '')) + 0;
}
