/** Temporary credentials of AWS, held in memory and nowhere else. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** When they end, in milliseconds since the epoch; undefined where nobody said. */
  readonly expiresAt?: number | undefined;
}

/** Who has signed in, as far as it is known. Texts from outside. */
export interface Person {
  /** The account whose builds are seen, 12 digits. */
  readonly account?: string | undefined;
  /** A name for the reader: an e-mail address, a role and its session. */
  readonly identity?: string | undefined;
}

/** What a sign-in leads to. */
export interface CredentialSource {
  readonly person: Person;
  readonly credentials: TemporaryCredentials;
  /**
   * Gets new credentials before the ones there are end; left out where only a person can. Rejects with `SignInNeeded` when
   * trying again would not help, with anything else when it may.
   */
  readonly renew?: (() => Promise<TemporaryCredentials>) | undefined;
  /** Ends what the provider keeps. Called in the gesture that signs out, so that it may open a window. */
  readonly onSignOut?: (() => void) | undefined;
}

/**
 * How it stands with whoever uses the page. `person` is whose rows may be on the screen: they stay, readable, when the
 * session has ended, until somebody else signs in or it is signed out.
 */
export type SessionState =
  | { readonly kind: 'signedOut' }
  /** With the person and the reason of a session that has ended before. */
  | { readonly kind: 'signingIn'; readonly person?: Person | undefined; readonly reason?: string | undefined }
  | {
      readonly kind: 'signedIn';
      readonly person: Person;
      /** When the credentials end, in milliseconds since the epoch; undefined where nobody said. */
      readonly expiresAt: number | undefined;
      /** Whether new credentials are got before then without asking anybody. */
      readonly renews: boolean;
    }
  /** Only a person can go on: sign in again. `reason` is a sentence, and may hold text from outside. */
  | { readonly kind: 'ended'; readonly person: Person; readonly reason: string };

/** A sign-in, and the credentials it gives. One a page. */
export interface Session {
  /** The same object until something changes. */
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Credentials that hold now by this machine's clock, renewed first where they are near their end; at most one renewal is
   * under way. Rejects with `SignInNeeded`, or with what kept a renewal from being answered.
   */
  readonly credentials: () => Promise<TemporaryCredentials>;
  /** The service has refused these as ended. Resolves with others, or rejects as `credentials` does. */
  readonly replace: (refused: TemporaryCredentials, reason: string) => Promise<TemporaryCredentials>;
  /** Tries to sign in. Another attempt, or a sign-out, ends this one by its signal. Rejects with why it failed. */
  readonly signIn: (attempt: (signal: AbortSignal) => Promise<CredentialSource>) => Promise<void>;
  /** Takes what a sign-in, or a host page, has brought. */
  readonly take: (source: CredentialSource) => void;
  /** Ends the session without asking the service: `reason` says why in a sentence. */
  readonly end: (reason: string) => void;
  /** Forgets everything, and ends what the provider keeps. Call it in a gesture. */
  readonly signOut: () => void;
}

/** There are no credentials that hold, and only a person can get new ones. */
export class SignInNeeded extends Error {
  /** As the SDK calls it when a provider has none. */
  override readonly name = 'CredentialsProviderError';
}

/** Credentials are renewed when less than this is left, in milliseconds. */
export const renewBefore = 5 * 60_000;
/** Milliseconds until a renewal that failed is tried again, while the old credentials still hold. */
const renewAgainAfter = 30_000;
/** The longest that a browser's timer takes. */
const longestTimer = 2 ** 31 - 1;

/** A session that nobody has signed in to. */
export function createSession(): Session {
  const listeners = new Set<() => void>();
  let state: SessionState = { kind: 'signedOut' };
  /** What to go back to when an attempt fails. */
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

  /** Notices an end that nobody asks about. After sleep a timer is late, so whoever asks looks at the clock. */
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
      if (source !== of || !given) throw new SignInNeeded('The session has ended.');
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
      // What is still good is used to its end.
      if (source === asked && current && expiresAt > Date.now()) return current;
      if (error instanceof SignInNeeded && source === asked && current) end(error.message);
      throw error;
    }
  };

  const take = (given: CredentialSource) => {
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
        if (!mine.signal.aborted) take(given);
      } catch (error) {
        if (mine.signal.aborted) return;
        attempt = undefined;
        set(before);
        throw error;
      }
    },
    take,
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

/** Credentials that were given just now can't be past their end: then it is this machine's clock that is off. */
function plausibleEnd({ expiresAt }: TemporaryCredentials): number | undefined {
  return expiresAt !== undefined && expiresAt > Date.now() ? expiresAt : undefined;
}

function endedAt(time: number): string {
  return `The session ended at ${new Date(time).toLocaleTimeString('sv-SE')}.`;
}

function reasonOf(state: SessionState): string {
  return state.kind === 'ended' ? state.reason : 'Nobody has signed in.';
}
