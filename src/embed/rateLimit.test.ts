import { expect, test } from 'vitest';
import { createRateLimit } from './rateLimit.ts';

test('reports the first dropped message once, until the limit has fully recovered', () => {
  let time = 0;
  const countMessage = createRateLimit({ burst: 3, perSecond: 10, now: () => time });
  const receive = (times: number) => Array.from({ length: times }, () => countMessage());
  expect(receive(5)).toEqual(['accepted', 'accepted', 'accepted', 'firstDropped', 'dropped']);
  // A single message is accepted in between, so the limit has not recovered.
  time += 100;
  expect(receive(3)).toEqual(['accepted', 'dropped', 'dropped']);
  time += 10_000;
  expect(receive(4)).toEqual(['accepted', 'accepted', 'accepted', 'firstDropped']);
});
