import type { Config } from '../../src/auth/config.ts';
import type { OperationName } from '../../src/aws/registry.ts';
import type { Launch } from './launch.ts';

/** An admitted request: a Region's name, an operation of the registry with its method, a body of bounded size. */
export interface ApiCall {
  readonly region: string;
  /** The account that the page named, one of the API's `accounts`; undefined where it named none. */
  readonly account?: string | undefined;
  readonly operation: OperationName;
  /** The request as received, with its body read. Its signal aborts when the client disconnects. */
  readonly request: Request;
}

/** Handles `/api/<service>/<region>/…`, and describes itself to the page in `config.json`. */
export interface Api {
  handle(call: ApiCall): Promise<Response>;
  config(): Promise<Omit<Config, 'frameAncestors'>>;
  /** The accounts that a request may name; none where there is one account. */
  readonly accounts?: readonly string[] | undefined;
  /** Whether operations that change the account are accepted. */
  readonly acceptsWrites: boolean;
  /** The secret of this launch of the server: every request must carry it. */
  readonly launchSecret: string;
  /** Whether a signed request needs no secret, since `handle` verifies the signature. */
  readonly verifiesSignatures?: boolean;
}

/** One way of running the server: its API, and the lines to print for the user who started it. */
export interface Mode {
  readonly api: Api;
  readonly launch?: Launch;
  /** The lines to print once the server listens. `origin` has no slash at its end. */
  describe(origin: string): Promise<string[]>;
}
