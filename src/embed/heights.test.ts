import { expect, test } from 'vitest';
import { createHeights } from './heights.ts';

/** A clock, and what is told of heights that are measured at its times. */
function heights() {
  let time = 0;
  const toTell = createHeights(() => time);
  return (height: number, after = 16) => {
    time += after;
    return toTell(height);
  };
}

test('each new height is told once, in whole pixels that hold all of it', () => {
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

test('a layout that answers every height with another one comes to rest at the larger', () => {
  const measure = heights();
  let told: number | undefined = measure(500);
  const said: number[] = [];
  // The page around us is narrower while it is high, and what is narrower here is shorter.
  while (told !== undefined && said.length < 100) {
    said.push(told);
    told = measure(told === 500 ? 600 : 500);
  }
  expect(said.length).toBeLessThan(6);
  expect(said.at(-1)).toBe(600);
});

test('a reader who opens and closes a row is followed, however often', () => {
  const measure = heights();
  measure(500);
  for (let times = 0; times < 5; times += 1) {
    expect(measure(800, 1500)).toBe(800);
    expect(measure(500, 1500)).toBe(500);
  }
});
