/**
 * Repeatable identifiers. Everything that looks random in the simulator is a hash of the seed and of what it names, so
 * that the same seed always gives the same account, in any order of asking.
 */

/** 128 bits of `text` as four unsigned numbers (cyrb128). Not for secrets. */
function hash128(text: string): readonly [number, number, number, number] {
  let h1 = 1_779_033_703;
  let h2 = 3_144_134_277;
  let h3 = 1_013_904_242;
  let h4 = 2_773_480_762;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2_716_044_179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597_399_067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2_869_860_233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951_274_213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2_716_044_179);
  const mixed = h1 ^ h2 ^ h3 ^ h4;
  return [mixed >>> 0, (h2 ^ mixed) >>> 0, (h3 ^ mixed) >>> 0, (h4 ^ mixed) >>> 0];
}

const hex8 = (number: number) => number.toString(16).padStart(8, '0');

/** `length` hexadecimal digits (up to 32) that belong to `text`. */
export function hexOf(text: string, length: number): string {
  return hash128(text).map(hex8).join('').slice(0, length);
}

/** A version 4 UUID that belongs to `text`. */
export function uuidOf(text: string): string {
  const hex = hexOf(text, 32);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-');
}

/** A whole number from 0 up to, not including, `below` that belongs to `text`. */
export function numberOf(text: string, below: number): number {
  return hash128(text)[0] % below;
}
