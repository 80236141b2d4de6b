import { simulatorCredentials } from '../simulator/keys.ts';
import type { Api } from './api.ts';

/** What this server needs of a simulated account. */
export interface Account {
  handle(request: Request): Promise<Response>;
}

/**
 * Answers from an account in memory. It keeps no secret: its keys are throw-away keys that the page and the AWS CLI sign
 * with, and writes change nothing but the memory of this process.
 */
export function createSimulatorApi(account: Account, { writes = true, region = 'us-east-1' } = {}): Api {
  return {
    acceptsWrites: writes,
    handle: ({ request }) => account.handle(request),
    config: async () => ({
      access: { kind: 'simulator', ...simulatorCredentials },
      region,
      writes,
    }),
  };
}
