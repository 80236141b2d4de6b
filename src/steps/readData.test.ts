import { expect, test } from 'vitest';
import { readData } from './readData.ts';

test('members are written out: texts with their line ends, lists of texts as lines, the rest as JSON', () => {
  expect(
    readData(
      JSON.stringify({ output: 'a\nb', lines: ['c', 'd'], count: 2, nested: { region: 'us-east-1' } }),
    ),
  ).toEqual({
    kind: 'members',
    members: [
      ['output', 'a\nb'],
      ['lines', 'c\nd'],
      ['count', '2'],
      ['nested', '{\n  "region": "us-east-1"\n}'],
    ],
  });
});

test('unresolved references of a step that never ran stay readable', () => {
  expect(readData('{"instanceId.$": "$.stepOutputs.LaunchBuildInstance.instanceId"}')).toEqual({
    kind: 'members',
    members: [['instanceId.$', '$.stepOutputs.LaunchBuildInstance.instanceId']],
  });
});

test.each([
  ['Error: {not json', { kind: 'text', text: 'Error: {not json' }],
  ['"just a string"', { kind: 'text', text: 'just a string' }],
  ['[1]', { kind: 'text', text: '[\n  1\n]' }],
  ['{}', { kind: 'none' }],
  [' ', { kind: 'none' }],
  [undefined, { kind: 'none' }],
])('%j is read as it can be', (data, expected) => {
  expect(readData(data)).toEqual(expected);
});
