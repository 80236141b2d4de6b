import { authTexts } from './authTexts.ts';
import { renewAgainAfter, renewBefore } from '../lib/timings.ts';

/** Temporary AWS credentials, kept in memory only. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** When they expire, in milliseconds since the epoch; undefined when unknown. */
  readonly expiresAt?: number | undefined;
}

/** The signed-in user, as far as known. Untrusted text. */
export interface Person {
  /** The account whose builds are seen, 12 digits. */
  readonly account?: string | undefined;
  /** A name for display: an e-mail address, or a role with its session. */
  readonly identity?: string | undefined;
}

/** The result of a sign-in. */
export interface CredentialSource {
  readonly person: Person;
  readonly credentials: TemporaryCredentials;
  /**
   * Gets new credentials before the current ones expire; undefined when the user has to sign in again. Rejects with
   * `SignInNeeded` when a retry cannot help, with another error when it may.
   */
  readonly renew?: (() => Promise<TemporaryCredentials>) | undefined;
  /** Ends the session of the provider. Called within the user gesture, so that it may open a window. */
  readonly onSignOut?: (() => void) | undefined;
}

/**
 * The state of the session. The rows of `person` may be on the screen: they stay after the session has expired, until another
 * user signs in or the user signs out.
 */
export type SessionState =
  | { readonly kind: 'signedOut' }
  /** With the user and the reason of the session that ended before. */
  | { readonly kind: 'signingIn'; readonly person?: Person | undefined; readonly reason?: string | undefined }
  | {
      readonly kind: 'signedIn';
      readonly person: Person;
      /** When the credentials expire, in milliseconds since the epoch; undefined when unknown. */
      readonly expiresAt: number | undefined;
      /** Whether they are renewed before then without the user. */
      readonly renews: boolean;
    }
  /** The user has to sign in again. `reason` is a sentence, and may contain untrusted text. */
  | { readonly kind: 'ended'; readonly person: Person; readonly reason: string };

/** The sign-in of a page and its credentials. */
export interface Session {
  /** The same object until something changes. */
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Credentials that are valid by this machine's clock, renewed first when they are about to expire; at most one renewal runs
   * at a time. Rejects with `SignInNeeded`, or with the error of the renewal.
   */
  readonly credentials: () => Promise<TemporaryCredentials>;
  /** Called when the service rejected credentials as expired. Resolves with new ones, or rejects as `credentials` does. */
  readonly replace: (refused: TemporaryCredentials, reason: string) => Promise<TemporaryCredentials>;
  /** Signs in. Another sign-in or a sign-out aborts the signal of this one. Rejects when it fails. */
  readonly signIn: (attempt: (signal: AbortSignal) => Promise<CredentialSource>) => Promise<void>;
  /** Starts a session with the result of a sign-in, or with the credentials of a host page. */
  readonly start: (source: CredentialSource) => void;
  /** Ends the session on this page. `reason` is a sentence. */
  readonly end: (reason: string) => void;
  /** Removes the credentials, and ends the session of the provider. Call it within a user gesture. */
  readonly signOut: () => void;
}

/** There are no valid credentials, and the user has to sign in. */
export class SignInNeeded extends Error {
  /** The SDK's name for a provider without credentials. */
  override readonly name = 'CredentialsProviderError';
}

/** The longest delay of a browser timer. */
const longestTimer = 2 ** 31 - 1;

/** A session without a user. */
export function createSession(): Session {
  const listeners = new Set<() => void>();
  let state: SessionState = { kind: 'signedOut' };
  /** The state to restore when a sign-in fails. */
  let before: SessionState = state;
  let source: CredentialSource | undefined;
  let current: TemporaryCredentials | undefined;
  let renewing: Promise<TemporaryCredentials> | undefined;
  let renewAfter = 0;
  let attempt: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (next: SessionState) => {
    if (next.kind !== 'signingIn') before = next;
    state = next;
    for (const listener of listeners) listener();
  };

  const end = (reason: string) => {
    const { person } = source ?? {};
    clearTimeout(timer);
    current = undefined;
    if (person) set({ kind: 'ended', person, reason });
  };

  /** Ends the session at its expiry. Timers are late after the computer slept, so `credentials` compares the clock too. */
  const watch = () => {
    clearTimeout(timer);
    if (current?.expiresAt === undefined || source?.renew) return;
    const left = current.expiresAt - Date.now();
    if (left <= 0) end(endedAt(current.expiresAt));
    else timer = setTimeout(watch, Math.min(left, longestTimer));
  };

  const hold = (of: CredentialSource, given: TemporaryCredentials) => {
    const expiresAt = plausibleEnd(given);
    current = { ...given, expiresAt };
    set({ kind: 'signedIn', person: of.person, expiresAt, renews: of.renew !== undefined });
    watch();
    return current;
  };

  const renew = async (of: CredentialSource): Promise<TemporaryCredentials> => {
    try {
      const given = await of.renew?.();
      if (source !== of || !given) throw new SignInNeeded(authTexts.session.ended);
      return hold(of, given);
    } catch (error) {
      if (source === of) renewAfter = Date.now() + renewAgainAfter;
      throw error;
    } finally {
      if (source === of) renewing = undefined;
    }
  };

  const credentials = async (): Promise<TemporaryCredentials> => {
    const asked = source;
    if (!asked || !current) throw new SignInNeeded(reasonOf(state));
    const { expiresAt = Infinity } = current;
    const left = expiresAt - Date.now();
    if (left > renewBefore || (left > 0 && (!asked.renew || Date.now() < renewAfter))) return current;
    if (!asked.renew) {
      end(endedAt(expiresAt));
      throw new SignInNeeded(reasonOf(state));
    }
    try {
      renewing ??= renew(asked);
      return await renewing;
    } catch (error) {
      // Credentials that are still valid are used until they expire.
      if (source === asked && current && expiresAt > Date.now()) return current;
      if (error instanceof SignInNeeded && source === asked && current) end(error.message);
      throw error;
    }
  };

  const start = (given: CredentialSource) => {
    attempt?.abort();
    attempt = undefined;
    source = given;
    renewing = undefined;
    renewAfter = 0;
    hold(given, given.credentials);
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    credentials,
    async replace(refused, reason) {
      if (current && current.sessionToken === refused.sessionToken) {
        if (source?.renew) current = { ...current, expiresAt: 0 };
        else end(reason);
      }
      return credentials();
    },
    async signIn(run) {
      attempt?.abort();
      const mine = new AbortController();
      attempt = mine;
      set({ ...before, kind: 'signingIn' });
      try {
        const given = await run(mine.signal);
        if (!mine.signal.aborted) start(given);
      } catch (error) {
        if (mine.signal.aborted) return;
        attempt = undefined;
        set(before);
        throw error;
      }
    },
    start,
    end,
    signOut() {
      const leaving = source;
      attempt?.abort();
      clearTimeout(timer);
      attempt = source = current = renewing = undefined;
      leaving?.onSignOut?.();
      set({ kind: 'signedOut' });
    },
  };
}

/** New credentials cannot have expired already: an expiry in the past means that this machine's clock is off. */
function plausibleEnd({ expiresAt }: TemporaryCredentials): number | undefined {
  return expiresAt !== undefined && expiresAt > Date.now() ? expiresAt : undefined;
}

function endedAt(time: number): string {
  return authTexts.session.endedAt(new Date(time).toLocaleTimeString('sv-SE'));
}

function reasonOf(state: SessionState): string {
  return state.kind === 'ended' ? state.reason : authTexts.session.notSignedIn;
}
