import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

test('the local server’s two ways of running are read, and what is newer is left alone', () => {
  const keys = { accessKeyId: 'AKIASIMULATORONLY000', secretAccessKey: 's' };
  expect(parseConfig({ access: { kind: 'simulator', ...keys }, region: 'eu-west-1', newer: true })).toEqual({
    access: { kind: 'simulator', ...keys },
    region: 'eu-west-1',
  });
  expect(parseConfig({ access: { kind: 'profile', profile: 'dev', account: '111122223333' } })).toEqual({
    access: { kind: 'profile', profile: 'dev', account: '111122223333' },
    region: 'us-east-1',
  });
});

test.each([
  [undefined, 'the document'],
  [[], 'access'],
  [{ access: { kind: 'wish' } }, 'access.kind'],
  [{ access: { kind: 'simulator', accessKeyId: '', secretAccessKey: 's' } }, 'access.accessKeyId'],
])('%j is refused with the field that is wrong', (json, field) => {
  expect(() => parseConfig(json)).toThrow(`config.json: ${field}: `);
});
