import type { Clock, Theme } from '../address/address.ts';

/**
 * The messages between this page and the host page. `public/embed.js` is the other side, and `docs/embed.md` the reference. A
 * change of the meaning of a message needs a new version.
 */
export const protocolVersion = 1;

/** A member of the hello that no other protocol uses. */
export const helloKey = 'imagebuilderWorkflows';

/** From the host page, over the port that came with its hello. */
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

/** To the host page. */
export type FromFrame =
  | { readonly type: 'ready'; readonly version: number }
  /** The height of everything on the page, in CSS pixels. */
  | { readonly type: 'resize'; readonly height: number }
  /** The view has changed. `href` opens it outside of the frame. */
  | { readonly type: 'navigate'; readonly href: string; readonly build: string }
  | ({ readonly type: 'state' } & BuildSummary)
  /** Credentials are needed: there are none, or they have expired. */
  | { readonly type: 'authRequired'; readonly reason: 'none' | 'ended' }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly message: string };

/**
 * `version`: another version of the protocol. `build`, `credentials`: the value was rejected. `rate`: messages are dropped. `read`:
 * the list could not be loaded.
 */
export type ErrorCode = 'version' | 'build' | 'credentials' | 'rate' | 'read';

/** The state of a build, for a badge. */
export interface BuildSummary {
  /** The ARN of the image build version. */
  readonly build: string;
  /** The image status of the service, such as `FAILED`; null while it is unknown. */
  readonly status: string | null;
  /** The status as the page shows it. */
  readonly label: string;
  /** Executions by their status, such as `{ COMPLETED: 2, FAILED: 1 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The sum of the counts. */
  readonly executions: number;
  /** Whether the service has more executions than were read. */
  readonly more: boolean;
  /** Whether the build can still change. */
  readonly canChange: boolean;
}
