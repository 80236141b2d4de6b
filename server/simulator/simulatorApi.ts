import { randomBytes } from 'node:crypto';
import type { Api } from '../http/api.ts';

/** A simulated account, as far as this server uses it. */
export interface Account {
  /** Responds as AWS would. A trusted request needs no signature. */
  handle(request: Request, options?: { readonly trusted?: boolean }): Promise<Response>;
}

/**
 * Responds from an account in memory. The page sends the secret of this launch, which it gets in `config.json`, and signs
 * nothing; the AWS CLI and other clients sign with the simulator's keys, and their signatures are verified. Writes change
 * nothing but the memory of this process.
 */
export function createSimulatorApi(account: Account, { writes = true, region = 'us-east-1' } = {}): Api {
  const launchSecret = randomBytes(32).toString('base64url');
  return {
    acceptsWrites: writes,
    launchSecret,
    verifiesSignatures: true,
    handle: ({ request }) => account.handle(request, { trusted: !request.headers.has('authorization') }),
    config: async () => ({ access: { kind: 'simulator', launchSecret }, region, writes, logLines: true }),
  };
}
