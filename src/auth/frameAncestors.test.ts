import { expect, test } from 'vitest';
import { isFrameAncestor, parseFrameAncestors } from './frameAncestors.ts';

test.each([
  ['https://wiki.example.com', ['https://wiki.example.com']],
  [
    'https://*.corp.example.com:8443  https://a.example.com',
    ['https://*.corp.example.com:8443', 'https://a.example.com'],
  ],
  [
    'http://127.0.0.1:9000 http://localhost http://host.localhost:81',
    ['http://127.0.0.1:9000', 'http://localhost', 'http://host.localhost:81'],
  ],
  ['', []],
])('"%s" is a list', (text, sources) => {
  expect(parseFrameAncestors(text)).toEqual(sources);
});

test.each([
  '*',
  "'self'",
  'https:',
  'https://*',
  'https://localhost',
  'https://a.example.com/path',
  'https://a.example.com/',
  'https://A.example.com',
  'https://*.*.example.com',
  'https://a.*.example.com',
  'http://a.example.com',
  'http://127.0.0.2',
  'http://127.0.0.1.example.com',
  'http://*.localhost',
  'https://a.example.com:',
  "https://a.example.com; script-src 'unsafe-inline'",
  'https://a.example.com,https://b.example.com',
  'https://a.example.com\nhttps://b.example.com',
  'https://user@a.example.com',
])('%j is refused', (text) => {
  expect(parseFrameAncestors(text)).toBeUndefined();
});

const listed = [
  'https://wiki.example.com',
  'https://*.corp.example.com',
  'https://ci.example.com:8443',
  'http://127.0.0.1:9000',
  'http://localhost',
];

test.each([
  'https://wiki.example.com',
  'https://a.corp.example.com',
  'https://a.b.corp.example.com',
  'https://ci.example.com:8443',
  'http://127.0.0.1:9000',
  'https://127.0.0.1:9000',
  'http://localhost',
  'https://localhost',
])('%s may frame', (origin) => {
  expect(isFrameAncestor(listed, origin)).toBe(true);
});

test.each([
  'null',
  '',
  'https://corp.example.com',
  'https://evilcorp.example.com',
  'https://wiki.example.com.evil.example',
  'https://wiki.example.com:444',
  'http://wiki.example.com',
  'https://ci.example.com',
  'http://127.0.0.1:9001',
  'http://127.0.0.1',
  'http://localhost:8080',
  'file://',
])('%j may not', (origin) => {
  expect(isFrameAncestor(listed, origin)).toBe(false);
});

test('an invalid source allows nothing', () => {
  for (const source of ['*', 'https://*', 'https:', 'https://wiki.example.com/path']) {
    expect(isFrameAncestor([source], 'https://wiki.example.com')).toBe(false);
  }
});
