import { randomBytes } from 'node:crypto';
import { launchSecretKey } from '../src/auth/config.ts';

/** One start of the server in profile mode: its secret, and a way to hand it to the browser that this start opens. */
export interface Launch {
  /** What every call must bring. Printed once, in the address; otherwise only in memory. */
  readonly secret: string;
  /** The path to open, with the secret in its fragment, which browsers don't send to servers. */
  readonly path: string;
  /**
   * The path for a browser started by this program: a program's arguments can be read by every user of the machine, for as
   * long as it runs. So they hold a ticket that works once.
   */
  readonly ticketPath: string;
  /** The path with the secret, for the ticket's first use. Undefined for any other. */
  redeem(ticket: string): string | undefined;
}

/** A new secret and a new ticket. */
export function createLaunch(): Launch {
  const secret = randomBytes(32).toString('base64url');
  const path = `/#${launchSecretKey}=${secret}`;
  let ticket: string | undefined = randomBytes(32).toString('base64url');
  return {
    secret,
    path,
    ticketPath: `/launch/${ticket}`,
    redeem(sent) {
      if (ticket === undefined || sent !== ticket) return undefined;
      ticket = undefined;
      return path;
    },
  };
}
