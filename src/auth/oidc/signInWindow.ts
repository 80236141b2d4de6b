import { authTexts } from '../authTexts.ts';
import { SignInProblem } from '../signInProblem.ts';
import { redirectChannel, isRedirectMessage, received } from './redirectMessage.ts';

/** A window of the provider and its result. */
export interface SignInWindow {
  /**
   * Opens the provider and resolves with the URL on which the sign-in ended.
   *
   * @param state identifies this sign-in
   * @param onOutOfReach called when the window was closed, or isolated from this page by the provider's policy; the two cannot
   *   be distinguished, and in the second case a response may still arrive
   */
  authorize(url: string, state: string, signal: AbortSignal, onOutOfReach: () => void): Promise<string>;
  close(): void;
}

/** Milliseconds between two checks for a closed window, which has no event. */
const closedCheckInterval = 500;

/**
 * Opens a window for the provider's pages. Browsers block it outside of a user gesture, so nothing may be awaited before.
 *
 * @throws {SignInProblem} when it is blocked
 */
export function openSignInWindow(view: Window): SignInWindow {
  const opened = view.open('', '_blank', features(view));
  if (!opened) {
    throw new SignInProblem(authTexts.problem.windowBlocked(view.location.host, view.parent !== view));
  }
  return {
    async authorize(url, state, signal, onOutOfReach) {
      // It may have been aborted before the listener below exists.
      signal.throwIfAborted();
      // The window has this page's origin at first: a `javascript:` URL would run there.
      if (!/^https?:/i.test(new URL(url).protocol)) throw new TypeError(`${url} is not a web address.`);
      const channel = redirectChannel(state);
      const stop = new AbortController();
      try {
        return await new Promise<string>((resolve, reject) => {
          const options = { signal: stop.signal };
          view.addEventListener(
            'message',
            ({ origin, source, data }) => {
              // Only this origin, in the window opened here, can end the sign-in.
              if (origin === view.location.origin && source === opened && isRedirectMessage(data))
                resolve(data.url);
            },
            options,
          );
          channel.listen((data) => {
            if (!isRedirectMessage(data)) return;
            channel.send(received);
            resolve(data.url);
          });
          signal.addEventListener('abort', () => reject(signal.reason), options);
          const checks = setInterval(() => {
            if (!opened.closed) return;
            clearInterval(checks);
            onOutOfReach();
          }, closedCheckInterval);
          stop.signal.addEventListener('abort', () => clearInterval(checks));
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

/** Centres the window, in the usual size of sign-in pages. */
function features({ screenX, screenY, outerWidth, outerHeight }: Window): string {
  const [width, height] = [520, 720];
  const left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2));
  const top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2));
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}
