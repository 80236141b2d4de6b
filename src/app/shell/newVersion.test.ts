import { expect, test, vi } from 'vitest';
import { reloadForNewVersion } from './newVersion.ts';

const indexWith = (entry: string) =>
  `<!doctype html><script src="/boot.js"></script><script type="module" crossorigin src="${entry}"></script>`;

/** A page whose entry is `./assets/old.js`, in a tab with a session storage of its own. */
function openPage(served: string | Error, { wouldLose = false } = {}) {
  const stored = new Map<string, string>();
  const reload = vi.fn<() => void>();
  const open = async () =>
    reloadForNewVersion({
      readIndex: async () => {
        if (served instanceof Error) throw served;
        return served;
      },
      ownEntry: './assets/old.js',
      storage: () => ({
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
      }),
      wouldLose: () => wouldLose,
      reload,
    });
  return { open, reload };
}

test('reloads once when the server has a newer version', async () => {
  const { open, reload } = openPage(indexWith('./assets/new.js'));
  expect(await open()).toBe(true);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(await open()).toBe(true);
  expect(reload).toHaveBeenCalledTimes(1);
});

test.each([
  ['the server has the same version', indexWith('./assets/old.js')],
  ['another page answers, such as a captive portal', '<h1>Sign in to the guest network</h1>'],
  ['the server does not answer', new TypeError('Failed to fetch')],
])('does not reload when %s', async (_condition, served) => {
  const { open, reload } = openPage(served);
  expect(await open()).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});

test('leaves the reload to the user when it would lose input or a session', async () => {
  const { open, reload } = openPage(indexWith('./assets/new.js'), { wouldLose: true });
  expect(await open()).toBe(true);
  expect(reload).not.toHaveBeenCalled();
});
