import { createSimulator, type Simulator } from '../../../../simulator/simulator.ts';
import { simulatedClient } from '../../../testing/simulatedClient.ts';

export const testNow = Date.parse('2026-09-09T12:00:00.000Z');

/** A client in front of an account in memory, and what it sent. */
export function logsClient(simulator: Simulator = createSimulator({ clock: { now: () => testNow } })) {
  return simulatedClient({ simulator });
}
