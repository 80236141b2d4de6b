import { randomBytes } from 'node:crypto';
import { launchSecretKey } from '../../src/auth/config.ts';

/**
 * What a browser keeps in place of the launch's secret, so that a reload and a new tab need no secret. Both parts are needed:
 * scripts cannot read the cookie, but the browser sends it to every port of this machine, so to servers of other users too;
 * the key is stored for one origin, its port included.
 */
export interface LaunchSession {
  readonly cookie: string;
  readonly key: string;
}

/** One start of the server in profile mode: its secret, and ways to hand it to the user's browser. */
export interface Launch {
  /** Admits a request by itself. Printed once, in the address; otherwise only in memory. */
  readonly secret: string;
  /** The path to open, with the secret in its fragment, which browsers don't send to servers. */
  readonly path: string;
  /**
   * The path for a browser started by this program: a program's arguments can be read by every user of the machine, for as
   * long as it runs. So they hold a ticket that works once.
   */
  readonly ticketPath: string;
  readonly session: LaunchSession;
  /** The path with the secret, for the ticket's first use. Undefined for any other. */
  redeem(ticket: string): string | undefined;
}

const random = () => randomBytes(32).toString('base64url');

/** A new secret, a new ticket and a new session. */
export function createLaunch(): Launch {
  const secret = random();
  const path = `/#${launchSecretKey}=${secret}`;
  let ticket: string | undefined = random();
  return {
    secret,
    path,
    ticketPath: `/launch/${ticket}`,
    session: { cookie: random(), key: random() },
    redeem(sent) {
      if (ticket === undefined || sent !== ticket) return undefined;
      ticket = undefined;
      return path;
    },
  };
}
