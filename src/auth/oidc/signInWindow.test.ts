import { afterEach, expect, test, vi } from 'vitest';
import { redirectMessage } from './redirectMessage.ts';
import { openSignInWindow } from './signInWindow.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const origin = 'https://builds.example.com';
const provider = 'https://login.example.com/authorize';

/** A page, as far as it is used, and the window that it opens. */
function page() {
  const opened = { closed: false, location: { replace: vi.fn<(url: string) => void>() }, close: vi.fn() };
  const listeners = new EventTarget();
  const view = Object.assign(listeners, {
    open: () => opened,
    location: { origin, host: 'builds.example.com' },
    screenX: 0,
    screenY: 0,
    outerWidth: 800,
    outerHeight: 600,
  });
  const say = (data: unknown) =>
    listeners.dispatchEvent(Object.assign(new Event('message'), { origin, source: opened, data }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { popup: openSignInWindow(view as unknown as Window), opened, say };
}

test('accepts the message of the window when there is no BroadcastChannel', async () => {
  vi.stubGlobal('BroadcastChannel', function blocked() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  const { popup, opened, say } = page();
  const asking = popup.authorize(provider, 'state-1', new AbortController().signal, () => undefined);
  expect(opened.location.replace).toHaveBeenCalledWith(provider);
  say(redirectMessage(`${origin}/signed-in.html?code=1`));
  await expect(asking).resolves.toBe(`${origin}/signed-in.html?code=1`);
});

test('an aborted sign-in ends before its window navigates', async () => {
  const { popup, opened } = page();
  const overtaken = AbortSignal.abort(new Error('overtaken'));
  await expect(popup.authorize(provider, 'state-1', overtaken, () => undefined)).rejects.toThrow('overtaken');
  expect(opened.location.replace).not.toHaveBeenCalled();
});
