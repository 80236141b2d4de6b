import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ErrorCode, FromFrame, FromHost } from './protocol.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const fromFrame = {
  ready: true,
  resize: true,
  navigate: true,
  state: true,
  authRequired: true,
  error: true,
} satisfies Record<FromFrame['type'], true>;
const fromHost = {
  theme: true,
  clock: true,
  setBuild: true,
  refresh: true,
  credentials: true,
} satisfies Record<FromHost['type'], true>;
const codes = { version: true, build: true, credentials: true, rate: true, read: true } satisfies Record<
  ErrorCode,
  true
>;

test('the reference lists every message with its sender', () => {
  const page = read('docs/embed.md');
  const rows = [...page.matchAll(/^\| `(\w+)` \| (frame|host) \|/gm)].map(([, name, from]) => [name, from]);
  expect(rows).toEqual([
    ...Object.keys(fromFrame).map((name) => [name, 'frame']),
    ...Object.keys(fromHost).map((name) => [name, 'host']),
  ]);
});

test('the script for host pages handles every message and every error', () => {
  const script = read('public/embed.js');
  for (const name of Object.keys(fromFrame)) expect(script).toContain(`case '${name}':`);
  for (const name of ['setBuild', 'refresh', 'credentials']) expect(script).toContain(`type: '${name}'`);
  expect(script).toContain(`(['${Object.keys(codes).join("', '")}'])`);
  for (const code of Object.keys(codes)) expect(read('public/embed.d.ts')).toContain(`'${code}'`);
});

test('the scripts outside of the bundle stay small', () => {
  expect(gzipSync(read('public/boot.js')).length).toBeLessThan(1100);
  expect(gzipSync(read('public/embed.js')).length).toBeLessThan(5000);
});
