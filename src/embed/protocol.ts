import type { Clock, Theme } from '../address/address.ts';

/**
 * What this page and the page around it say to each other. `public/embed.js` is the other side, and `docs/embed.md` the
 * reference: a change of what a message means is another version.
 */
export const protocolVersion = 1;

/** A member of the hello that no other protocol uses. */
export const helloKey = 'imagebuilderWorkflows';

/** From the page around us, over the port that its hello brought. */
export type FromHost =
  | { readonly type: 'theme'; readonly theme: Theme }
  | { readonly type: 'clock'; readonly clock: Clock }
  /** Anything that `?build=` takes; empty for no build. */
  | { readonly type: 'setBuild'; readonly build: string }
  /** Refreshes now. */
  | { readonly type: 'refresh' }
  | ({ readonly type: 'credentials' } & HostCredentials);

/** Short-lived keys. `expiration` is in milliseconds since the epoch. */
export interface HostCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: number;
}

/** From here to the page around us. */
export type FromFrame =
  | { readonly type: 'ready'; readonly version: number }
  /** The height of everything on the page, in CSS pixels. */
  | { readonly type: 'resize'; readonly height: number }
  /** The view has changed: `href` opens the same one as a page of its own. */
  | { readonly type: 'navigate'; readonly href: string; readonly build: string }
  | ({ readonly type: 'state' } & BuildSummary)
  /** Nothing can be read before there are credentials: there were none, or theirs have ended. */
  | { readonly type: 'authRequired'; readonly reason: 'none' | 'ended' }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly message: string };

/** `version`: of the protocol. `build`, `credentials`: what was sent is refused. `rate`: messages are dropped. `read`: AWS did not answer with the list. */
export type ErrorCode = 'version' | 'build' | 'credentials' | 'rate' | 'read';

/** What a badge shows of a build. */
export interface BuildSummary {
  /** The ARN of the image build version. */
  readonly build: string;
  /** The image's state as the service says it, such as `FAILED`; null while it is not known. */
  readonly status: string | null;
  /** The state in a word for people. */
  readonly label: string;
  /** Executions by their status, such as `{ COMPLETED: 2, FAILED: 1 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The sum of the counts. */
  readonly executions: number;
  /** Whether the service has more executions than were read. */
  readonly more: boolean;
  /** Whether anything can still change by itself. */
  readonly canChange: boolean;
}
