import type { ServiceError } from '../serviceError.ts';

/** How often a request is sent at most. */
const maxAttempts = 3;

/** Milliseconds that the first pause lasts at most, as in the SDK's standard mode. Each further one may be twice as long. */
const basePause = { throttled: 500, other: 100 } as const;

/** Milliseconds by which the service's clock may differ from this computer's without a signature being refused for it. */
const tolerableClockOffset = 4 * 60_000;

/** A failed attempt, as far as it says whether to send the request again. */
export interface FailedAttempt {
  readonly error: ServiceError;
  /** The headers of its response; undefined when none came. */
  readonly headers: Headers | undefined;
}

export interface AttemptOptions {
  /** Whether the operation changes anything: then it is repeated only after a response that refused it. */
  readonly writes: boolean;
  /** When to give up, on the clock of `performance.now()`. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** Runs attempts until one succeeds, or until another one makes no sense. Rejects with the last attempt's error. */
export async function withRetries<Value>(
  attempt: () => Promise<Value | FailedAttempt>,
  isFailed: (outcome: Value | FailedAttempt) => outcome is FailedAttempt,
  { writes, deadline, signal }: AttemptOptions,
): Promise<Value> {
  let truncations = 0;
  for (let count = 1; ; count += 1) {
    const outcome = await attempt();
    if (!isFailed(outcome)) return outcome;
    const { error } = outcome;
    if (error.name === 'TruncatedResponse') truncations += 1;
    const mayRepeat = count < maxAttempts && truncations < 2 && isWorthRepeating(outcome, writes);
    if (!mayRepeat || signal.aborted) throw error;
    const pause = pauseBefore(count, outcome);
    if (performance.now() + pause >= deadline) throw error;
    await wait(pause, signal);
  }
}

function isWorthRepeating({ error, headers }: FailedAttempt, writes: boolean): boolean {
  const { kind, status, name } = error;
  // A refusal: nothing was done.
  if (kind === 'throttled') return !writes || (status !== undefined && status < 500);
  if (kind === 'credentials' && status !== undefined && isClockOff(headers)) return true;
  // The outcome of any other failed attempt is unknown.
  if (writes) return false;
  return kind === 'network' || kind === 'unavailable' || name === 'TruncatedResponse';
}

/** Whether a refused signature is explained by this computer's clock, which the transport has corrected meanwhile. */
function isClockOff(headers: Headers | undefined): boolean {
  const theirs = Date.parse(headers?.get('date') ?? '');
  return !headers?.has('age') && Math.abs(theirs - Date.now()) >= tolerableClockOffset;
}

/** Milliseconds: a random part of an exponentially growing time, and at least what the service asked for. */
function pauseBefore(count: number, { error, headers }: FailedAttempt): number {
  const base = error.kind === 'throttled' ? basePause.throttled : basePause.other;
  const asked = Number(headers?.get('retry-after') ?? 0) * 1000;
  return Math.max(Math.random() * base * 2 ** (count - 1), Number.isFinite(asked) ? asked : 0);
}

/** Resolves after a time, and at once when the signal aborts. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
