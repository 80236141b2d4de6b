import { expect, test } from 'vitest';
import { createRateLimit } from './rateLimit.ts';

test('a flood is told of once, until as many as at its start may come again', () => {
  let time = 0;
  const judge = createRateLimit({ burst: 3, perSecond: 10, now: () => time });
  const come = (times: number) => Array.from({ length: times }, () => judge());
  expect(come(5)).toEqual(['fine', 'fine', 'fine', 'first', 'more']);
  // One trickles through, and the flood goes on.
  time += 100;
  expect(come(3)).toEqual(['fine', 'more', 'more']);
  time += 10_000;
  expect(come(4)).toEqual(['fine', 'fine', 'fine', 'first']);
});
