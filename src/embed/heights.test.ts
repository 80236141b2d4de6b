import { expect, test } from 'vitest';
import { createHeights } from './heights.ts';

/** A clock, and the heights that are reported for measurements at its times. */
function heights() {
  let time = 0;
  const toTell = createHeights(() => time);
  return (height: number, after = 16) => {
    time += after;
    return toTell(height);
  };
}

test('reports each new height once, rounded up to whole pixels', () => {
  const measure = heights();
  expect([0, 400.2, 400.6, 401, 900, 400.5].map((height) => measure(height))).toEqual([
    undefined,
    401,
    undefined,
    undefined,
    900,
    401,
  ]);
});

test('keeps the larger height when the layout of the host page reacts to every report', () => {
  const measure = heights();
  let told: number | undefined = measure(500);
  const said: number[] = [];
  // A high frame makes the host page narrower, which makes the content shorter.
  while (told !== undefined && said.length < 100) {
    said.push(told);
    told = measure(told === 500 ? 600 : 500);
  }
  expect(said.length).toBeLessThan(6);
  expect(said.at(-1)).toBe(600);
});

test('reports every change when a user opens and closes a row repeatedly', () => {
  const measure = heights();
  measure(500);
  for (let times = 0; times < 5; times += 1) {
    expect(measure(800, 1500)).toBe(800);
    expect(measure(500, 1500)).toBe(500);
  }
});
