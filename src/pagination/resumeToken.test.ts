import { describe, expect, test } from 'vitest';
import { InvalidStartingTokenError } from './errors.ts';
import { decodeStartingToken, encodeResumeToken } from './resumeToken.ts';

/** `base64.b64encode(json.dumps({'nextToken': token, 'boto_truncate_amount': 3}).encode())`, recorded from Python 3.11. */
const recordedTokens: [nextToken: string | null, token: string][] = [
  [null, 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ=='],
  ['', 'eyJuZXh0VG9rZW4iOiAiIiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogM30='],
  ['t1', 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ=='],
  ['naïve', 'eyJuZXh0VG9rZW4iOiAibmFcdTAwZWZ2ZSIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDN9'],
  ['€', 'eyJuZXh0VG9rZW4iOiAiXHUyMGFjIiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogM30='],
  ['😀', 'eyJuZXh0VG9rZW4iOiAiXHVkODNkXHVkZTAwIiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogM30='],
  ['\ud800', 'eyJuZXh0VG9rZW4iOiAiXHVkODAwIiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogM30='],
  [
    '\u0000\u001f\u007f\u0080',
    'eyJuZXh0VG9rZW4iOiAiXHUwMDAwXHUwMDFmXHUwMDdmXHUwMDgwIiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogM30=',
  ],
  ['\n\t\b\f\r', 'eyJuZXh0VG9rZW4iOiAiXG5cdFxiXGZcciIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDN9'],
  ['"\\/', 'eyJuZXh0VG9rZW4iOiAiXCJcXC8iLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ=='],
  ['\u2028\u2029', 'eyJuZXh0VG9rZW4iOiAiXHUyMDI4XHUyMDI5IiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogM30='],
];

/** Any JSON of Latin characters as a token. */
function tokenOf(value: unknown): string {
  return btoa(JSON.stringify(value));
}

function dropOf(count: unknown): number | null {
  return decodeStartingToken(tokenOf({ nextToken: null, boto_truncate_amount: count })).drop;
}

describe('rule 3: a resume token is the base64 of what json.dumps writes', () => {
  test.each(recordedTokens)('of %j, both ways', (nextToken, token) => {
    expect(encodeResumeToken({ nextToken, handedOut: 3 })).toBe(token);
    expect(decodeStartingToken(token)).toEqual({ nextToken, drop: 3 });
  });

  test('without a count where the page has not been started', () => {
    expect(encodeResumeToken({ nextToken: 't1' })).toBe('eyJuZXh0VG9rZW4iOiAidDEifQ==');
    expect(decodeStartingToken('eyJuZXh0VG9rZW4iOiAidDEifQ==')).toEqual({ nextToken: 't1', drop: 0 });
  });
});

describe('rule 4: a starting token is read as Python reads it', () => {
  const resumed = { nextToken: 't1', drop: 3 };
  const token = encodeResumeToken({ nextToken: 't1', handedOut: 3 });

  test.each([
    ['whatever the order of its keys', tokenOf({ boto_truncate_amount: 3, nextToken: 't1' })],
    ['with other white space in the JSON', btoa('{\n"nextToken" :"t1","boto_truncate_amount":3 }')],
    ['with UTF-8 in the JSON instead of escapes', btoa('{"nextToken": "t1", "boto_truncate_amount": 3}')],
    ['broken over lines and quoted', `> ${token.slice(0, 30)}\r\n> ${token.slice(30)}`],
    ['with text behind its padding', `${token}, the second page`],
  ])('%s', (_how, given) => {
    expect(decodeStartingToken(given)).toEqual(resumed);
  });

  test('raw UTF-8 in its JSON is decoded as UTF-8', () => {
    const bytes = new TextEncoder().encode('{"nextToken": "naïve 😀"}');
    expect(decodeStartingToken(btoa(String.fromCharCode(...bytes)))).toEqual({
      nextToken: 'naïve 😀',
      drop: 0,
    });
  });

  test('counts that Python can slice with are taken, others refused', () => {
    expect([0, -2, true, false, null].map(dropOf)).toEqual([0, -2, 1, 0, null]);
    for (const count of [2.5, '2', [], {}]) expect(() => dropOf(count)).toThrow(InvalidStartingTokenError);
  });
});

describe('rule 5: anything else is an older token', () => {
  test.each([
    ['t1___3', { nextToken: 't1', drop: 3 }],
    ['t1___ +1_0 ', { nextToken: 't1', drop: 10 }],
    ['t1___-1', { nextToken: 't1', drop: -1 }],
    ['None___3', { nextToken: null, drop: 3 }],
    ['None', { nextToken: null, drop: 0 }],
    ['t1', { nextToken: 't1', drop: 0 }],
    ['', { nextToken: '', drop: 0 }],
    ['___', { nextToken: '___', drop: 0 }],
    ['t1____3', { nextToken: 't1____3', drop: 0 }],
    ['t1___x', { nextToken: 't1___x', drop: 0 }],
    ['t1___3.0', { nextToken: 't1___3.0', drop: 0 }],
    ['naïve 😀___1', { nextToken: 'naïve 😀', drop: 1 }],
    [tokenOf([1]), { nextToken: 'WzFd', drop: 0 }],
    [tokenOf(5), { nextToken: 'NQ==', drop: 0 }],
    [tokenOf(null), { nextToken: 'bnVsbA==', drop: 0 }],
    [btoa('{"nextToken": "t1"'), { nextToken: 'eyJuZXh0VG9rZW4iOiAidDEi', drop: 0 }],
    [
      btoa('\u00ef\u00bb\u00bf{"nextToken": "t1"}'),
      { nextToken: '77u/eyJuZXh0VG9rZW4iOiAidDEifQ==', drop: 0 },
    ],
    [btoa('{"a": "\u00ff"}'), { nextToken: 'eyJhIjogIv8ifQ==', drop: 0 }],
    [`${tokenOf({ nextToken: 't' })}\ud800`, { nextToken: 'eyJuZXh0VG9rZW4iOiJ0In0=\ud800', drop: 0 }],
  ])('%j', (token, start) => {
    expect(decodeStartingToken(token)).toEqual(start);
  });

  test.each([
    't1___1___2',
    'a___b___c___d',
    tokenOf({ foo: 1 }),
    tokenOf({ nextToken: 't1', foo: 1 }),
    tokenOf({ nextToken: 5 }),
  ])('%j is refused with an error that names it', (token) => {
    expect(() => decodeStartingToken(token)).toThrow(
      expect.objectContaining({
        name: 'InvalidStartingTokenError',
        token,
        message: expect.stringContaining(token),
      }),
    );
  });
});
