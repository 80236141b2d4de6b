import { expect, test } from 'vitest';
import { parseImagePipeline } from '../../../../aws/imagebuilder/imagePipeline.ts';
import { failuresOf, runState } from './runState.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');
const daily = { scheduleExpression: 'cron(0 2 * * ? *)', timezone: 'Etc/UTC' };
const always = { ...daily, pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY' };
const due = Date.parse('2026-11-20T02:00:00.000Z');

const stateOf = (pipeline: object) =>
  runState(parseImagePipeline({ status: 'ENABLED', dateCreated: '2026-01-01T00:00:00Z', ...pipeline }), now);

test.each([
  ['no schedule', {}, { kind: 'noSchedule' }],
  ['an empty expression', { schedule: { scheduleExpression: ' ' } }, { kind: 'noSchedule' }],
  ['a rate', { schedule: { scheduleExpression: 'rate(1 day)' } }, { kind: 'scheduleUnknown' }],
  [
    'a run at its time',
    { schedule: always, dateLastRun: '2026-11-20T02:00:41.000Z' },
    { kind: 'ranOnTime', dueAt: due },
  ],
  [
    'a run by a user after its time',
    { schedule: daily, dateLastRun: '2026-11-20T11:00:00.000Z' },
    { kind: 'ranOnTime', dueAt: due },
  ],
  [
    'no run, and each match starts a build',
    { schedule: always, dateLastRun: '2026-11-19T02:00:41.000Z' },
    { kind: 'missed', dueAt: due },
  ],
  [
    'no run, and a build needs an update',
    { schedule: daily, dateLastRun: '2026-11-19T02:00:41.000Z' },
    { kind: 'noUpdateOrFailed', dueAt: due },
  ],
  ['no run ever', { schedule: always }, { kind: 'missed', dueAt: due }],
  [
    'a change since it was due',
    { schedule: always, dateUpdated: '2026-11-20T09:00:00.000Z' },
    { kind: 'notDueYet' },
  ],
  [
    'fewer failures than its policy allows',
    { status: 'DISABLED', schedule: daily, consecutiveFailures: 4 },
    { kind: 'disabled', cause: 'user' },
  ],
  [
    'as many failures as the default',
    { status: 'DISABLED', schedule: daily, consecutiveFailures: 5 },
    { kind: 'disabled', cause: 'probablyFailures' },
  ],
  [
    'as many failures as its policy allows',
    {
      status: 'DISABLED',
      schedule: { ...daily, autoDisablePolicy: { failureCount: 2 } },
      consecutiveFailures: 2,
    },
    { kind: 'disabled', cause: 'probablyFailures' },
  ],
])('a pipeline with %s', (_, pipeline, expected) => {
  expect(stateOf(pipeline)).toEqual(expected);
});

test('a build that was due a moment ago is not missed yet', () => {
  const schedule = { ...always, scheduleExpression: 'cron(55 11 * * ? *)' };
  const yesterday = Date.parse('2026-11-19T11:55:00.000Z');
  expect(stateOf({ schedule, dateLastRun: '2026-11-19T11:55:20.000Z' })).toEqual({
    kind: 'ranOnTime',
    dueAt: yesterday,
  });
});

test('the number of failures that disables a pipeline is five unless its policy says otherwise', () => {
  expect(failuresOf(parseImagePipeline({ consecutiveFailures: 3 }))).toEqual({
    inARow: 3,
    limit: 5,
    isDefault: true,
  });
  const policy = { schedule: { autoDisablePolicy: { failureCount: 2 } } };
  expect(failuresOf(parseImagePipeline(policy))).toEqual({ inARow: 0, limit: 2, isDefault: false });
});
