/** The message with which the redirect page passes its URL to the page that waits for it. */
export interface RedirectMessage {
  readonly kind: typeof kind;
  /** The URL with the provider's response in its query. */
  readonly url: string;
}

/** The confirmation, sent only on the channel. With an opener, the opener closes the window. */
export const received = 'received';

const kind = 'sign-in-redirect';

export function redirectMessage(url: string): RedirectMessage {
  return { kind, url };
}

export function isRedirectMessage(data: unknown): data is RedirectMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    data.kind === kind &&
    'url' in data &&
    typeof data.url === 'string'
  );
}

/**
 * The channel for the response when the provider's pages have removed the opener of the window. Each sign-in has its own channel,
 * named by its `state`. Browsers that block storage have none: then only a window with its opener can respond.
 */
export function redirectChannel(state: string) {
  const channel = openChannel(`sign-in ${state}`);
  return {
    /** Calls back with the messages of the other page. */
    listen: (listener: (data: unknown) => void) =>
      channel?.addEventListener('message', ({ data }) => listener(data)),
    // A channel has one origin and takes no target origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (data: RedirectMessage | typeof received) => channel?.postMessage(data),
    close: () => channel?.close(),
  };
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
