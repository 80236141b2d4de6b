import type { Api } from './api.ts';
import type { Launch } from './launch.ts';

/** One way of running: what answers the page, and what to tell the person who started it. */
export interface Mode {
  readonly api: Api;
  readonly launch?: Launch;
  /** The lines to print once the server listens. `origin` has no slash at its end. */
  describe(origin: string): Promise<string[]>;
}
