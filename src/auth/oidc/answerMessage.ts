/** How the page on which a sign-in ends hands its address to the page that waits for it. */
export interface AnswerMessage {
  readonly kind: typeof kind;
  /** The address with the provider's answer in its query. */
  readonly url: string;
}

/** The page's confirmation, on the channel only: a window that has an opener is closed by it. */
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
 * The channel on which an answer comes when the provider's pages have cut the tie between window and opener. Each sign-in has
 * its own, named by its `state`. Silent where a browser gives none, such as one that blocks storage: then only a window that
 * still has its opener can answer.
 */
export function answerChannel(state: string) {
  const channel = openChannel(`sign-in ${state}`);
  return {
    /** Calls back with what others say there. */
    listen: (listener: (data: unknown) => void) =>
      channel?.addEventListener('message', ({ data }) => listener(data)),
    // It reaches our own origin only, and takes no other argument.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    say: (data: AnswerMessage | typeof received) => channel?.postMessage(data),
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
