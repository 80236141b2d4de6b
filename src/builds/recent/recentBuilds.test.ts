import { expect, test, vi } from 'vitest';
import { createRecentBuilds } from './recentBuilds.ts';

const arnOf = (build: number) =>
  `arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/${build}`;

/** A window with a storage of its own, or with one that refuses. */
function browser({ blocked = false } = {}) {
  const stored = new Map<string, string>();
  const events = new EventTarget();
  const localStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  const view = Object.defineProperty(events, 'localStorage', {
    get() {
      if (blocked) throw new DOMException('The operation is insecure.', 'SecurityError');
      return localStorage;
    },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part of a window that is used
  return { view: view as unknown as Window, stored, events };
}

test('lists the last opened build first and once, and keeps it for the next visit', () => {
  const { view } = browser();
  const store = createRecentBuilds(view);
  const changed = vi.fn();
  store.subscribe(changed);
  store.add({ arn: arnOf(1), openedAt: 1 });
  store.add({ arn: arnOf(2), openedAt: 2 });
  store.add({ arn: arnOf(1), name: 'Golden-AMI', openedAt: 3 });
  expect(store.read().map(({ arn, name }) => [arn, name])).toEqual([
    [arnOf(1), 'Golden-AMI'],
    [arnOf(2), undefined],
  ]);
  expect(changed).toHaveBeenCalledTimes(3);
  expect(createRecentBuilds(view).read()).toEqual(store.read());
});

test('no more are kept than a reader can look over', () => {
  const store = createRecentBuilds(browser().view);
  for (let build = 1; build <= 30; build += 1) store.add({ arn: arnOf(build), openedAt: build });
  expect(store.read().map(({ openedAt }) => openedAt)).toEqual([30, 29, 28, 27, 26, 25, 24, 23]);
});

test('clearing removes the stored list', () => {
  const { view, stored } = browser();
  const store = createRecentBuilds(view);
  store.add({ arn: arnOf(1), openedAt: 1 });
  store.clear();
  expect(store.read()).toEqual([]);
  expect(stored.size).toBe(0);
});

test.each([
  'not json',
  '{}',
  'null',
  '[null, 7, {"arn": "x", "openedAt": 1}]',
  `[{"arn": "${arnOf(1)}", "openedAt": "now"}]`,
])('%s in the storage is as if nothing were there', (text) => {
  const { view, stored } = browser();
  stored.set('recent-builds', text);
  expect(createRecentBuilds(view).read()).toEqual([]);
});

test('skips a malformed entry and keeps the others', () => {
  const { view, stored } = browser();
  stored.set('recent-builds', JSON.stringify([{ arn: 'x' }, { arn: arnOf(1), name: 7, openedAt: 1 }]));
  expect(createRecentBuilds(view).read()).toEqual([{ arn: arnOf(1), name: undefined, openedAt: 1 }]);
});

test('returns no builds when storage is blocked', () => {
  const store = createRecentBuilds(browser({ blocked: true }).view);
  store.add({ arn: arnOf(1), openedAt: 1 });
  expect(store.read()).toEqual([]);
  store.clear();
});

test('includes builds that another tab opened', () => {
  const { view, events } = browser();
  const store = createRecentBuilds(view);
  createRecentBuilds(view).add({ arn: arnOf(5), openedAt: 5 });
  expect(store.read()).toEqual([]);
  events.dispatchEvent(Object.assign(new Event('storage'), { key: 'recent-builds' }));
  expect(store.read()).toHaveLength(1);
});
