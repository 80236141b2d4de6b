import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStepDocument } from './stepDocument.ts';

test('the inputs of a step that never ran hold references, which are no values', () => {
  expect(
    readStepDocument(
      '{"instanceId.$":"$.stepOutputs.LaunchBuildInstance.instanceId","size.$":"$.parameters.size","waitFor":"ssmAgent"}',
    ),
  ).toEqual({
    kind: 'members',
    members: [
      {
        name: 'instanceId',
        value: {
          kind: 'reference',
          reference: { path: '$.stepOutputs.LaunchBuildInstance.instanceId', step: 'LaunchBuildInstance' },
        },
      },
      {
        name: 'size',
        value: { kind: 'reference', reference: { path: '$.parameters.size', step: undefined } },
      },
      { name: 'waitFor', value: { kind: 'text', text: 'ssmAgent' } },
    ],
  });
});

test('JSON inside of a string is opened, and lines are put together', () => {
  const outputs = {
    status: 'Failed',
    output: '{"failedStepCount":1}',
    log: ['one', 'two'],
    exitCode: 7,
    none: null,
  };
  expect(readStepDocument(JSON.stringify(outputs))).toEqual({
    kind: 'members',
    members: [
      { name: 'status', value: { kind: 'text', text: 'Failed' } },
      { name: 'output', value: { kind: 'json', text: '{\n  "failedStepCount": 1\n}' } },
      { name: 'log', value: { kind: 'text', text: 'one\ntwo' } },
      { name: 'exitCode', value: { kind: 'text', text: '7' } },
      { name: 'none', value: { kind: 'text', text: 'null' } },
    ],
  });
});

test('text that is no JSON is shown as it is', () => {
  const text = 'curl: (7) Failed to connect {"not": json';
  expect(readStepDocument(text)).toEqual({ kind: 'value', value: { kind: 'text', text } });
  expect(readStepDocument(undefined)).toEqual({ kind: 'nothing' });
  expect(readStepDocument(' ')).toEqual({ kind: 'nothing' });
  expect(readStepDocument('{}')).toEqual({ kind: 'nothing' });
  expect(readStepDocument('"just a string"')).toMatchObject({ value: { text: 'just a string' } });
});

test('a list with an entry a region is written out', () => {
  expect(readStepDocument('[{"region":"eu-west-1"}]')).toMatchObject({
    kind: 'value',
    value: { kind: 'json' },
  });
});

test.each([
  ['brackets that nest', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['objects that nest', '{"a":'.repeat(15_000) + '1' + '}'.repeat(15_000)],
  ['one line', 'x'.repeat(100_000)],
  ['members', JSON.stringify(Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`k${n}`, n])))],
])('100 kB are read: %s', (_, text) => {
  expect(readStepDocument(text).kind).not.toBe('nothing');
});

test('any text is read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void readStepDocument(text)),
  );
});
