import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepAttemptOf } from '../imagebuilder/stepAttempt.ts';
import { parseWorkflowStep } from '../imagebuilder/workflowStep.ts';
import { readStepDocument, shortened } from './stepOutputs.ts';

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
  expect(readStepDocument('{}')).toEqual({ kind: 'nothing' });
});

test('a list with an entry a region is written out', () => {
  expect(readStepDocument('[{"region":"eu-west-1"}]')).toMatchObject({
    kind: 'value',
    value: { kind: 'json' },
  });
});

describe('100 kB stay responsive', () => {
  test.each([
    ['brackets that nest', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['objects that nest', '{"a":'.repeat(15_000) + '1' + '}'.repeat(15_000)],
    ['one line', 'x'.repeat(100_000)],
    ['members', JSON.stringify(Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`k${n}`, n])))],
  ])('%s', (_, text) => {
    const before = performance.now();
    expect(readStepDocument(text).kind).not.toBe('nothing');
    expect(performance.now() - before).toBeLessThan(500);
  });

  test('what is left out is counted, and no character is cut in two', () => {
    expect(shortened('x'.repeat(100_000), 100)).toEqual({ text: 'x'.repeat(100), omitted: 99_900 });
    expect(shortened('ab😀', 3)).toEqual({ text: 'ab', omitted: 2 });
    expect(shortened('short')).toEqual({ text: 'short', omitted: 0 });
  });
});

test('any text is read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void readStepDocument(text)),
  );
});

test.each([
  [
    { attemptNumber: 2, maxAttempts: 2 },
    { number: 2, of: 2 },
  ],
  [
    { attemptNumber: 1, maxAttempts: 3 },
    { number: 1, of: 3 },
  ],
  [{ attemptNumber: 2 }, { number: 2, of: undefined }],
  [
    { attemptNumber: 3, maxAttempts: 2 },
    { number: 3, of: undefined },
  ],
  [{ attemptNumber: 1, maxAttempts: 1 }, undefined],
  [{ attemptNumber: 0, maxAttempts: 3 }, undefined],
  [{}, undefined],
])('the attempt of %j', (fields, attempt) => {
  expect(stepAttemptOf(parseWorkflowStep(fields))).toEqual(attempt);
});
