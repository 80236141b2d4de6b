import { expect, test } from 'vitest';
import { readLogLines } from '../../aws/logs/logLine.ts';
import { markedRuns, plainLines } from './lineText.ts';
import { formatLineTime } from './lineTime.ts';

const lineOf = (message: string) => {
  const [line] = readLogLines([{ timestamp: 0, message }]);
  if (!line) throw new Error('no line');
  return line;
};

test('matches of a search split the runs of a line, across colours', () => {
  const line = lineOf('\u001B[31mFAIL\u001B[0m GET /ready');
  const runs = markedRuns(line, [{ from: 2, to: 8 }], 100);
  expect(runs.map(({ text, colour, isMatch }) => [text, colour, isMatch])).toEqual([
    ['FA', 'red', undefined],
    ['IL', 'red', true],
    [' GET', undefined, true],
    [' /ready', undefined, undefined],
  ]);
  expect(runs.map(({ text }) => text).join('')).toBe(line.text);
});

test('a long line is cut at the length that is shown', () => {
  const runs = markedRuns(lineOf('x'.repeat(100)), [{ from: 8, to: 50 }], 10);
  expect(runs.map(({ text }) => text.length)).toEqual([8, 2]);
});

test('copied lines have no colours and no control characters', () => {
  expect(plainLines([lineOf('\u001B[31mred\u001B[0m \u0007\u202E'), lineOf('b')])).toBe(
    'red ⟨U+0007⟩⟨U+202E⟩\nb',
  );
  expect(plainLines([lineOf('a')], () => 'then')).toBe('then a');
});

test('times are of the day in UTC, or since the start of the step', () => {
  const at = Date.parse('2026-09-09T19:12:23.175Z');
  expect(formatLineTime(at, 'utc', 0)).toBe('19:12:23.175');
  expect(formatLineTime(at, 'local', 0)).toMatch(/^\d\d:\d\d:23\.175$/);
  expect(formatLineTime(at, 'relative', at - 3_661_005)).toBe('+1:01:01.005');
  expect(formatLineTime(at, 'relative', at + 250)).toBe('−0:00:00.250');
  expect(formatLineTime(9e15, 'utc', 0)).toBe('–');
});
