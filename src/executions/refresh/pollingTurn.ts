import { parseMessage, toMessage } from '../../aws/shared/readsMessage.ts';
import type { SharedReads } from '../../aws/shared/sharedReads.ts';

/** Which of the visible tabs that show the same data polls for all of them. */
export interface PollingTurn {
  /** Takes part: this tab wants fresh data. Does nothing when it takes part already. */
  readonly join: () => void;
  /** Lets another tab poll, and takes no data of other tabs any more. */
  readonly leave: () => void;
  /** Whether another tab polls for this one. */
  readonly isFollowing: () => boolean;
  /** Runs a refresh of this tab, and gives the other tabs what it reads. */
  readonly share: (refresh: () => Promise<void>) => Promise<void>;
  readonly subscribe: (listener: PollingListener) => () => void;
}

export interface PollingListener {
  /** Another tab has begun to poll for this one, or it has become this tab's turn. */
  readonly onTurn: () => void;
  /** Another tab has read the data. `replay` runs a refresh with it in place of requests. */
  readonly onShared: (replay: (refresh: () => Promise<void>) => Promise<void>) => void;
}

export interface PollingTurnOptions {
  /** Names the data and the identity that reads it; undefined where it is not shared. */
  readonly nameOf: () => string | undefined;
  readonly reads: SharedReads;
  /** Undefined where the browser has none, as in an insecure context: each tab polls for itself then. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly openChannel: (
    name: string,
  ) => Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;
}

interface Membership {
  readonly name: string | undefined;
  isFollowing: boolean;
  readonly post: (message: unknown) => void;
  readonly leave: () => void;
}

/** The tab that has the lock of a name polls, and gives what it has read to the others. The browser frees a closed tab's lock. */
export function createPollingTurn({ nameOf, reads, locks, openChannel }: PollingTurnOptions): PollingTurn {
  const listeners = new Set<PollingListener>();
  let joined: Membership | undefined;

  const leave = () => {
    joined?.leave();
    joined = undefined;
  };

  const joinAs = (name: string, manager: Pick<LockManager, 'request'>): Membership => {
    const channel = openChannel(name);
    const controller = new AbortController();
    const { signal } = controller;
    let release: (() => void) | undefined;
    const membership: Membership = {
      name,
      isFollowing: false,
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
      post: (message) => channel.postMessage(message),
      leave() {
        channel.close();
        controller.abort();
        release?.();
      },
    };
    const setFollowing = (isFollowing: boolean) => {
      if (signal.aborted || membership.isFollowing === isFollowing) return;
      membership.isFollowing = isFollowing;
      for (const { onTurn } of listeners) onTurn();
    };
    channel.addEventListener('message', ({ data }) => {
      const shared = parseMessage(data);
      if (!shared || signal.aborted) return;
      for (const { onShared } of listeners) onShared((refresh) => reads.replay(shared, refresh));
    });
    // The lock is held until the promise resolves.
    const lead = () =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        release = resolve;
        setFollowing(false);
      });
    const take = async () => {
      await manager.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await lead();
        else setFollowing(true);
      });
      if (!signal.aborted) await manager.request(name, { signal }, lead);
    };
    // Rejects when the tab leaves before its turn, or where the browser refuses locks: it polls for itself then.
    take().catch(() => setFollowing(false));
    return membership;
  };

  return {
    join() {
      const name = nameOf();
      if (joined && joined.name === name) return;
      leave();
      joined =
        locks && name !== undefined
          ? joinAs(name, locks)
          : { name, isFollowing: false, post: () => undefined, leave: () => undefined };
    },
    leave,
    isFollowing: () => joined?.isFollowing ?? false,
    async share(refresh) {
      const recording = reads.record();
      try {
        await refresh();
      } finally {
        const shared = recording.end();
        if (shared.length > 0) joined?.post(toMessage(shared));
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
