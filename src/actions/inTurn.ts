let last: Promise<unknown> = Promise.resolve();

/**
 * Runs tasks one after another, so that a list whose rows each ask for something is no burst: the service's request rates are
 * not published. A task whose signal has been aborted by then is left out.
 */
export async function inTurn<Value>(signal: AbortSignal, task: () => Promise<Value>): Promise<Value> {
  const before = last;
  const run = before.then(() => {
    signal.throwIfAborted();
    return task();
  });
  last = run.catch(() => undefined);
  return run;
}
