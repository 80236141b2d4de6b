import { randomBytes } from 'node:crypto';
import type { ConfiguredAccount } from '../../src/auth/accounts.ts';
import type { Api } from '../http/api.ts';

/** Simulated accounts, as far as this server uses them. */
export interface SimulatedAccounts {
  /** Responds as AWS would. A trusted request needs no signature, and is for `account`, or for the first one. */
  handle(
    request: Request,
    options?: { readonly trusted?: boolean; readonly account?: string | undefined },
  ): Promise<Response>;
}

export interface SimulatorApiOptions {
  /** Default: writes are accepted. */
  readonly writes?: boolean;
  /** The Region that the page opens on. */
  readonly region?: string;
  /** The accounts that the page reads. Default: the first one, which the page then does not name. */
  readonly accounts?: readonly ConfiguredAccount[] | undefined;
}

/**
 * Responds from accounts in memory. The page sends the secret of this launch, which it gets in `config.json`, and signs
 * nothing; the AWS CLI and other clients sign with the simulator's keys, whose account it is then, and their signatures are verified.
 * Writes change nothing but the memory of this process.
 */
export function createSimulatorApi(
  simulator: SimulatedAccounts,
  { writes = true, region = 'us-east-1', accounts }: SimulatorApiOptions = {},
): Api {
  const launchSecret = randomBytes(32).toString('base64url');
  return {
    acceptsWrites: writes,
    accounts: accounts?.map(({ id }) => id),
    launchSecret,
    verifiesSignatures: true,
    handle: ({ request, account }) =>
      simulator.handle(request, { trusted: !request.headers.has('authorization'), account }),
    config: async () => ({
      access: { kind: 'simulator', launchSecret },
      region,
      ...(accounts ? { accounts } : {}),
      writes,
      logLines: true,
    }),
  };
}
