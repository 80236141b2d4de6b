import { expect, test } from 'vitest';
import { readLogLines } from '../../aws/logs/logLine.ts';
import { indexLog, linesOfStep, markAt, nextOf } from './logIndex.ts';

const messages = [
  'Started step Launch with action LaunchInstance',
  'Launched instance (instance id: i-1)',
  'Started step Apply with action ExecuteComponents',
  'Document arn:aws:imagebuilder:us-east-1:aws:component/update-linux/1.0.2/1',
  'Phase build',
  'CmdExecution: ExitCode 3',
  'Started step Other with action RunCommand',
  'Stdout: done',
  'Started step Terminate with action TerminateInstance',
];
const lines = readLogLines(messages.map((message, index) => ({ timestamp: index * 1000, message })));

test('steps, components and errors are found with their lines', () => {
  const index = indexLog(lines);
  expect(index.steps.map(({ name }) => name)).toEqual(['Launch', 'Apply', 'Other', 'Terminate']);
  expect(index.components).toEqual([
    { line: 3, name: 'update-linux 1.0.2' },
    { line: 4, name: 'phase build' },
  ]);
  expect(index.errors).toEqual([5]);
  expect(markAt(index.steps, 5)?.name).toBe('Apply');
  expect(markAt(index.components, 2)).toBeUndefined();
});

test('next and previous go round', () => {
  expect([nextOf([3, 7], 0, 1), nextOf([3, 7], 3, 1), nextOf([3, 7], 7, 1)]).toEqual([3, 7, 3]);
  expect([nextOf([3, 7], 9, -1), nextOf([3, 7], 7, -1), nextOf([3, 7], 3, -1)]).toEqual([7, 3, 7]);
  expect(nextOf([], 0, 1)).toBeUndefined();
});

test('a step’s lines end where the next step starts after its end', () => {
  expect(linesOfStep(lines, { name: 'Apply', endedAt: 5_500 })).toEqual({ from: 2, to: 6 });
  expect(linesOfStep(lines, { name: 'Apply', endedAt: 7_500 })).toEqual({ from: 2, to: 8 });
  expect(linesOfStep(lines, { name: 'Apply', endedAt: undefined })).toEqual({ from: 2, to: 9 });
  expect(linesOfStep(lines, { name: 'Unknown', endedAt: 2_500 })).toEqual({ from: 0, to: 6 });
});
