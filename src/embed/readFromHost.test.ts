import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFromHost, readHello } from './readFromHost.ts';

const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';
const keys = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

test('reads the version of a hello', () => {
  expect(readHello({ imagebuilderWorkflows: 1, type: 'hello' })).toBe(1);
  expect(readHello({ imagebuilderWorkflows: 2, type: 'hello', more: 'later' })).toBe(2);
  for (const other of [
    null,
    'hello',
    [],
    {},
    { type: 'hello' },
    { imagebuilderWorkflows: '1', type: 'hello' },
    { imagebuilderWorkflows: 1 },
    { imagebuilderWorkflows: 1, type: 'theme' },
  ]) {
    expect(readHello(other)).toBeUndefined();
  }
});

test.each([
  [{ type: 'theme', theme: 'dark' }],
  [{ type: 'clock', clock: 'utc' }],
  [{ type: 'setBuild', build: arn }],
  [{ type: 'setBuild', build: '' }],
  [{ type: 'refresh' }],
])('reads %j without unknown members', (message) => {
  expect(readFromHost({ ...message, href: 'javascript:alert(1)' })).toEqual(message);
});

test('reads the expiry of credentials from a number, a Date or a string', () => {
  const expiration = Date.parse('2026-11-20T13:00:00.000Z');
  const message = { type: 'credentials', ...keys, expiration };
  expect(readFromHost(message)).toEqual(message);
  expect(readFromHost({ ...message, expiration: '2026-11-20T13:00:00Z' })).toEqual(message);
  expect(readFromHost({ ...message, expiration: new Date(expiration) })).toEqual(message);
  expect(readFromHost({ ...message, expiration: 'soon' })).toMatchObject({ expiration: Number.NaN });
  const { sessionToken: _none, ...longLived } = message;
  expect(readFromHost(longLived)).toMatchObject({ sessionToken: '' });
});

test.each([
  [undefined],
  ['refresh'],
  [['refresh']],
  [{ type: 'Refresh' }],
  [{ type: 'theme' }],
  [{ type: 'theme', theme: 'pink' }],
  [{ type: 'clock', clock: ['utc'] }],
  [{ type: 'setBuild', build: 7 }],
  [{ type: 'setBuild', build: 'a'.repeat(2049) }],
  [{ type: 'credentials', ...keys, sessionToken: 'a'.repeat(16_385), expiration: 0 }],
  [{ type: 'credentials', ...keys, secretAccessKey: {}, expiration: 0 }],
  [{ type: 'credentials', expiration: 0 }],
  [{ type: 'ready', version: 1 }],
])('ignores %j', (data) => {
  expect(readFromHost(data)).toBeUndefined();
});

test('reads any data without an error', () => {
  fc.assert(fc.property(fc.anything(), (data) => void [readFromHost(data), readHello(data)]));
});
