import { expect, test, vi } from 'vitest';
import { noFilter } from '../overviewFilter.ts';
import { createSavedViews } from './savedViews.ts';

/** A browser with this storage. */
function browserWith(initial: Record<string, string> = {}) {
  const items = new Map(Object.entries(initial));
  const listeners: ((event: StorageEvent) => void)[] = [];
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
  // Only what the store uses.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const browser = {
    localStorage: storage,
    addEventListener: (_: string, listener: (event: StorageEvent) => void) => listeners.push(listener),
  } as unknown as Window;
  return { browser, items, storage, listeners };
}

const failures = { ...noFilter, state: ['failed', 'waiting'] as const };
const staging = { ...noFilter, account: '444455556666', region: 'eu-central-1', name: 'al2023' };

test('saves views in order of their names, renames, replaces and removes them', () => {
  const { browser, items } = browserWith();
  const store = createSavedViews(browser, 'saved-views');
  store.save({ name: 'Staging', filter: staging });
  store.save({ name: 'Failures', filter: failures });
  expect(store.read()).toEqual([
    { name: 'Failures', filter: failures },
    { name: 'Staging', filter: staging },
  ]);
  expect(items.get('saved-views')).toContain('?region=eu-central-1&account=444455556666&name=al2023');
  store.rename('Failures', 'What failed');
  store.save({ name: 'Staging', filter: failures });
  expect(store.read().map(({ name, filter }) => [name, filter])).toEqual([
    ['Staging', failures],
    ['What failed', failures],
  ]);
  store.rename('What failed', 'Staging');
  expect(store.read()).toHaveLength(1);
  store.remove('Staging');
  expect(store.read()).toEqual([]);
});

test('a reload reads the views again; what is not a view costs itself alone', () => {
  const entries = [
    { name: ' Failures ', query: '?state=failed,waiting' },
    { name: '', query: '?name=x' },
    { name: 'Unknown state', query: '?state=broken&name=base&build=arn:x&theme=dark' },
    { name: 7 },
    'text',
    { name: 'x'.repeat(61), query: '' },
  ];
  const { browser } = browserWith({ 'saved-views': JSON.stringify(entries) });
  expect(createSavedViews(browser, 'saved-views').read()).toEqual([
    { name: 'Failures', filter: failures },
    { name: 'Unknown state', filter: { ...noFilter, name: 'base' } },
  ]);
  for (const text of ['{', '{"a":1}', 'null']) {
    expect(createSavedViews(browserWith({ 'saved-views': text }).browser, 'saved-views').read()).toEqual([]);
  }
});

test('views of another user are not shown, and another tab’s changes are', () => {
  const { browser, storage, listeners } = browserWith();
  const mine = createSavedViews(browser, 'saved-views me');
  const other = createSavedViews(browser, 'saved-views other');
  mine.save({ name: 'Mine', filter: failures });
  expect(other.read()).toEqual([]);
  const listener = vi.fn<() => void>();
  other.subscribe(listener);
  storage.setItem('saved-views other', JSON.stringify([{ name: 'Theirs', query: '' }]));
  // Only the key is read.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  for (const notify of listeners) notify({ key: 'saved-views other' } as StorageEvent);
  expect(listener).toHaveBeenCalledOnce();
  expect(other.read().map(({ name }) => name)).toEqual(['Theirs']);
  expect(mine.read().map(({ name }) => name)).toEqual(['Mine']);
});

test('says when the browser does not store a view', () => {
  const { browser, storage } = browserWith();
  storage.setItem = () => {
    throw new DOMException('QuotaExceededError');
  };
  const store = createSavedViews(browser, 'saved-views');
  expect(store.save({ name: 'Failures', filter: failures })).toBe(false);
  expect(store.read()).toEqual([]);
});
