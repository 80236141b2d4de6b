import { answerChannel, answerMessage, received } from './auth/oidc/answerMessage.ts';

// The page on which a sign-in ends, in a window of its own. It hands its address to the page that opened it and has no other
// task: the code in it is worth nothing without the secret that the other page keeps.

/** Milliseconds until nobody is there to take the answer. */
const patience = 3_000;

const { href, origin, pathname, search } = window.location;
// Out of the history, and out of sight.
window.history.replaceState(null, '', pathname);
const state = new URLSearchParams(search).get('state');
const text = document.querySelector('#state');

if (isWindow(window.opener)) {
  window.opener.postMessage(answerMessage(href), origin);
  window.close();
} else if (state !== null) {
  const channel = answerChannel(state);
  const waiting = setTimeout(lost, patience);
  channel.listen((data) => {
    if (data !== received) return;
    clearTimeout(waiting);
    say('Done. You can close this window.');
    window.close();
  });
  channel.say(answerMessage(href));
} else {
  lost();
}

function isWindow(opener: unknown): opener is Window {
  return opener !== null && opener !== undefined;
}

function lost(): void {
  say(
    'The page that asked for this sign-in cannot be reached from here. Close this window, and open the dashboard in a tab of its own instead of inside another page.',
  );
}

function say(words: string): void {
  if (text) text.textContent = words;
}
