import type { Config } from '../../src/auth/config.ts';
import type { OperationName } from '../../src/aws/registry.ts';
import type { Launch } from './launch.ts';

/** A request that passed the guards: a region's name, an operation of the table, its method, a bounded body. */
export interface ApiCall {
  readonly region: string;
  readonly operation: OperationName;
  /** The request as it came, with its body read. Its signal aborts when the client goes away. */
  readonly request: Request;
}

/** What answers `/api/<service>/<region>/…` and says in `config.json` how the page is to ask. */
export interface Api {
  handle(call: ApiCall): Promise<Response>;
  config(): Promise<Omit<Config, 'frameAncestors'>>;
  /** Whether operations that change the account get through. */
  readonly acceptsWrites: boolean;
  /** The secret of this launch of the server: every call must bring it. */
  readonly launchSecret: string;
  /** Whether a call that carries a signature passes without the secret, since `handle` verifies the signature. */
  readonly verifiesSignatures?: boolean;
}

/** One way of running the server: its API, and the lines to print for the user who started it. */
export interface Mode {
  readonly api: Api;
  readonly launch?: Launch;
  /** The lines to print once the server listens. `origin` has no slash at its end. */
  describe(origin: string): Promise<string[]>;
}
