import { SignInProblem } from '../signInProblem.ts';
import { answerChannel, isAnswerMessage, received } from './answerMessage.ts';

/** A window of the provider's, and what came of it. */
export interface SignInWindow {
  /**
   * Goes to the provider and resolves with the address on which the sign-in ended.
   *
   * @param state names this sign-in
   * @param onOutOfReach called when the window was closed, or cut off from this page by the provider's own policy, in which
   *   case an answer may still come: the two can't be told apart
   */
  ask(url: string, state: string, signal: AbortSignal, onOutOfReach: () => void): Promise<string>;
  close(): void;
}

const lookEvery = 500;

/**
 * Opens a window for the provider's pages. Only in a gesture, and before anything is waited for: else browsers block it.
 *
 * @throws {SignInProblem} when it is blocked
 */
export function openSignInWindow(view: Window): SignInWindow {
  const opened = view.open('', '_blank', features(view));
  if (!opened) {
    throw new SignInProblem(
      'The browser blocked the sign-in window.',
      `Allow pop-up windows for ${view.location.host}, then sign in again.${
        view.parent === view ? '' : ' If there is nothing to allow, open the dashboard in a tab of its own.'
      }`,
    );
  }
  return {
    async ask(url, state, signal, onOutOfReach) {
      // Overtaken while the provider was asked how: an event that is over is not heard any more.
      signal.throwIfAborted();
      // The window begins as one of ours: no address of a provider's may run anything in it.
      if (!/^https?:/i.test(new URL(url).protocol)) throw new TypeError(`${url} is no web address.`);
      const channel = answerChannel(state);
      const stop = new AbortController();
      try {
        return await new Promise<string>((resolve, reject) => {
          const options = { signal: stop.signal };
          view.addEventListener(
            'message',
            ({ origin, source, data }) => {
              // Our own page, and in the window that was opened: nobody else can end this sign-in.
              if (origin === view.location.origin && source === opened && isAnswerMessage(data))
                resolve(data.url);
            },
            options,
          );
          channel.listen((data) => {
            if (!isAnswerMessage(data)) return;
            channel.say(received);
            resolve(data.url);
          });
          signal.addEventListener('abort', () => reject(signal.reason), options);
          const looking = setInterval(() => {
            if (!opened.closed) return;
            clearInterval(looking);
            onOutOfReach();
          }, lookEvery);
          stop.signal.addEventListener('abort', () => clearInterval(looking));
          if (!opened.closed) opened.location.replace(url);
        });
      } finally {
        stop.abort();
        channel.close();
      }
    },
    close: () => opened.close(),
  };
}

/** In the middle of this window, as large as sign-in pages are made for. */
function features({ screenX, screenY, outerWidth, outerHeight }: Window): string {
  const [width, height] = [520, 720];
  const left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2));
  const top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2));
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}
