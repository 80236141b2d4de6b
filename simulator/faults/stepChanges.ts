import type { CatalogKey } from '../catalog.ts';
import { having, type Change, type ElementChange } from './executionChanges.ts';

const same: Change = (row) => row;

/** What becomes of the first step, the second, … of each sentinel's executions. */
export const stepChanges: { readonly [key in CatalogKey]?: readonly ElementChange[] } = {
  unknownValues: [
    having({ action: 'VerifyInstance', status: 'HIBERNATED' }),
    having({ status: 'WAITING' }),
    having({ status: 'TIMED_OUT' }),
    having({ rollbackStatus: 'NO_ROLLBACK' }),
  ],
  missingFields: [
    same,
    (row) => ({ stepExecutionId: row['stepExecutionId'] }),
    () => ({}),
    having({ name: null, status: null, inputs: null, outputs: null }),
  ],
  badDates: [having({ startTime: 'soon', endTime: 'later' }), same],
  nullElements: [same, () => null],
  wrongTypes: [
    having({ inputs: { instanceId: 'i-0' }, outputs: ['a', 'b'] }),
    having({ status: 3, name: ['x'] }),
    same,
  ],
};
