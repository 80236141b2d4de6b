/**
 * Runs `work` and settles as it does, unless `signal` aborts first: then it rejects at once with the signal's reason, even
 * where `work` ignores its signal or fails with an error of its own because of it.
 */
export async function untilAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (signal === undefined) return work();
  signal.throwIfAborted();
  const settled = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: settled.signal });
  });
  try {
    return await Promise.race([aborted, work()]);
  } finally {
    // A signal can outlive thousands of requests; listeners left on it would pile up.
    settled.abort();
  }
}
