import { redirectChannel, redirectMessage, received } from './auth/oidc/redirectMessage.ts';

// The redirect page of a sign-in, in its own window. It only passes its URL to the page that opened it: the code in the URL is
// useless without the code verifier of that page.

/** Milliseconds to wait for the confirmation. */
const patience = 3_000;

const { href, origin, pathname, search } = window.location;
// Removes the code from the history and the address bar.
window.history.replaceState(null, '', pathname);
const state = new URLSearchParams(search).get('state');
const text = document.querySelector('#state');

if (isWindow(window.opener)) {
  window.opener.postMessage(redirectMessage(href), origin);
  window.close();
} else if (state !== null) {
  const channel = redirectChannel(state);
  const waiting = setTimeout(showLost, patience);
  channel.listen((data) => {
    if (data !== received) return;
    clearTimeout(waiting);
    show('Done. You can close this window.');
    window.close();
  });
  channel.send(redirectMessage(href));
} else {
  showLost();
}

function isWindow(opener: unknown): opener is Window {
  return opener !== null && opener !== undefined;
}

function showLost(): void {
  show(
    'The page that started this sign-in cannot be reached from this window. Close the window, and open the dashboard in its own tab instead of inside another page.',
  );
}

function show(message: string): void {
  if (text) text.textContent = message;
}
