/** The message with which the redirect page passes its URL to the page that waits for it. */
export interface AnswerMessage {
  readonly kind: typeof kind;
  /** The URL with the provider's response in its query. */
  readonly url: string;
}

/** The confirmation, sent on the channel only: with an opener, the opener closes the window. */
export const received = 'received';

const kind = 'sign-in-answer';

export function answerMessage(url: string): AnswerMessage {
  return { kind, url };
}

export function isAnswerMessage(data: unknown): data is AnswerMessage {
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
export function answerChannel(state: string) {
  const channel = openChannel(`sign-in ${state}`);
  return {
    /** Calls back with the messages of the other page. */
    listen: (listener: (data: unknown) => void) =>
      channel?.addEventListener('message', ({ data }) => listener(data)),
    // A channel has one origin and takes no target origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    send: (data: AnswerMessage | typeof received) => channel?.postMessage(data),
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
