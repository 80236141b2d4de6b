/**
 * Repeatable identifiers. Everything that looks random in the simulator is a hash of the seed and of what it names, so
 * that the same seed always gives the same account, in any order of requests.
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
  const [a, b, c, d] = hash128(text);
  return (hex8(a) + hex8(b) + hex8(c) + hex8(d)).slice(0, length);
}

/** A version 4 UUID that belongs to `text`. */
export function uuidOf(text: string): string {
  const [a, b, c, d] = hash128(text);
  const second = hex8(((b & 0xffff_0fff) | 0x4000) >>> 0);
  const third = hex8(((c & 0x3fff_ffff) | 0x8000_0000) >>> 0);
  return `${hex8(a)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${hex8(d)}`;
}

/** A whole number from 0 up to, not including, `below` that belongs to `text`. */
export function numberOf(text: string, below: number): number {
  return hash128(text)[0] % below;
}
