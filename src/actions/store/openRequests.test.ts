import { expect, test } from 'vitest';
import { keepOpenRequests, type OpenRequest } from './openRequests.ts';

function tab(items = new Map<string, string>()) {
  const sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members that are used
  return { items, view: { sessionStorage } as unknown as Window };
}

const retry: OpenRequest = {
  action: { kind: 'RETRY', imageBuildVersionArn: 'arn' },
  clientToken: 'token-1',
  sentAt: 1,
};
const stop: OpenRequest = {
  action: {
    kind: 'STOP',
    imageBuildVersionArn: 'arn',
    stepExecutionId: 'step-1',
    stepName: 'Approve',
    reason: 'no',
  },
  clientToken: 'token-2',
  sentAt: 2,
};

test('returns what was written for the same user, and nothing after an empty list', () => {
  const { view, items } = tab();
  keepOpenRequests(view, 'ada').write([retry, stop]);
  expect(keepOpenRequests(view, 'ada').read()).toEqual([retry, stop]);
  keepOpenRequests(view, 'ada').write([]);
  expect(items.size).toBe(0);
});

test('removes the requests of another user', () => {
  const { view, items } = tab();
  keepOpenRequests(view, 'ada').write([retry]);
  expect(keepOpenRequests(view, 'grace').read()).toEqual([]);
  expect(items.size).toBe(0);
});

test.each([
  'not JSON',
  'null',
  '[]',
  '{"user":"ada","requests":7}',
  '{"user":"ada","requests":[null,{},{"action":{"kind":"START"},"clientToken":"t","sentAt":1}]}',
  '{"user":"ada","requests":[{"action":{"kind":"RETRY","imageBuildVersionArn":"arn"},"clientToken":7,"sentAt":1}]}',
  '{"user":"ada","requests":[{"action":{"kind":"STOP","imageBuildVersionArn":"arn"},"clientToken":"t","sentAt":1}]}',
])('ignores malformed content: %s', (text) => {
  const { view } = tab(new Map([['openActionRequests', text]]));
  expect(keepOpenRequests(view, 'ada').read()).toEqual([]);
});

test('works without storage', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the member that is used
  const view = {
    get sessionStorage() {
      throw new DOMException('Access is denied.', 'SecurityError');
    },
  } as unknown as Window;
  const openRequests = keepOpenRequests(view, 'ada');
  openRequests.write([retry]);
  expect(openRequests.read()).toEqual([]);
});
