import { randomBytes } from 'node:crypto';
import type { Api } from '../http/api.ts';

/** What this server needs of a simulated account. */
export interface Account {
  /** Answers a request as AWS would. A trusted one needs no signature. */
  handle(request: Request, options?: { readonly trusted?: boolean }): Promise<Response>;
}

/**
 * Answers from an account in memory. The page brings the secret of this launch, which `config.json` hands to it, and signs
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
