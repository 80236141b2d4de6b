import type { CatalogKey } from '../catalog.ts';
import type { Json, JsonObject } from '../json.ts';

export type Change = (row: JsonObject) => JsonObject;

/** A change that may leave something that is no row at all. */
export type ElementChange = (row: JsonObject) => Json;

const same: Change = (row) => row;

/** A row without some of its members. */
function without(...members: readonly string[]): Change {
  return (row) => Object.fromEntries(Object.entries(row).filter(([member]) => !members.includes(member)));
}

/** A row with some of its members changed. */
export function having(change: JsonObject): Change {
  return (row) => ({ ...row, ...change });
}

/** What becomes of the first row, the second, … of each sentinel. */
export const executionChanges: { readonly [key in CatalogKey]?: readonly ElementChange[] } = {
  unknownValues: [
    same,
    having({ status: 'QUARANTINED' }),
    having({ type: 'VERIFY' }),
    having({ status: 'quarantined pending review', type: '' }),
    having({
      workflowBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/verify/verify-image/1.0.0/1',
    }),
    having({ status: 'constructor', type: '__proto__', parallelGroup: 'toString' }),
  ],
  missingFields: [
    same,
    without('status'),
    without('workflowBuildVersionArn'),
    without('workflowExecutionId'),
    without('startTime', 'endTime'),
    without('totalStepCount', 'totalStepsSucceeded', 'totalStepsFailed', 'totalStepsSkipped'),
    without('type'),
    having({
      status: null,
      type: null,
      startTime: null,
      totalStepCount: null,
      workflowBuildVersionArn: null,
    }),
    () => ({}),
    (row) => ({ workflowExecutionId: row['workflowExecutionId'] }),
  ],
  countsDontAddUp: [
    same,
    having({ totalStepCount: 3, totalStepsSucceeded: 5, totalStepsFailed: 1, totalStepsSkipped: 2 }),
    having({ totalStepCount: 7, totalStepsSucceeded: -2, totalStepsFailed: 1, totalStepsSkipped: 0 }),
    having({ totalStepCount: 0, totalStepsSucceeded: 0, totalStepsFailed: 0, totalStepsSkipped: 0 }),
    having({
      totalStepCount: 9_007_199_254_740_991,
      totalStepsSucceeded: 1,
      totalStepsFailed: 0,
      totalStepsSkipped: 0,
    }),
    having({ totalStepCount: 4.5, totalStepsSucceeded: 1.25, totalStepsFailed: 0, totalStepsSkipped: 0 }),
    having({ totalStepCount: 7, totalStepsSucceeded: null, totalStepsFailed: 0, totalStepsSkipped: 0 }),
    (row) => without('totalStepsSkipped')(having({ totalStepCount: 7, totalStepsSucceeded: 5 })(row)),
    having({ totalStepCount: -7, totalStepsSucceeded: 2, totalStepsFailed: 2, totalStepsSkipped: 2 }),
  ],
  badDates: [
    same,
    having({ startTime: 'yesterday' }),
    having({ startTime: '', endTime: '' }),
    (row) => ({ ...row, startTime: row['endTime'], endTime: row['startTime'] }),
    having({ startTime: '2026-13-45T99:99:99.999Z' }),
    having({ endTime: '+275760-09-13T00:00:00.001Z' }),
    having({ startTime: '2026-09-09T19:12:23Z' }),
    having({ startTime: '2026-09-09 19:12:23' }),
    having({ startTime: '1757445143', endTime: '1757445543.5' }),
    having({ startTime: '2031-01-01T00:00:00.000Z', endTime: '2199-12-31T23:59:59.999Z' }),
    having({ startTime: '2026-09-09T03:12:23' }),
  ],
  wrongTypes: [
    same,
    having({ status: 7 }),
    having({ totalStepCount: '7', totalStepsSucceeded: '5', totalStepsFailed: '0', totalStepsSkipped: '2' }),
    having({ startTime: 1_757_445_143, endTime: { seconds: 1 } }),
    having({ retried: 'true', parallelGroup: ['smoke'], message: { text: 'no' } }),
    having({ workflowExecutionId: 12, workflowBuildVersionArn: [] }),
  ],
  nullElements: [same, () => null, same, () => 'x', same, () => 7, same, () => []],
};
