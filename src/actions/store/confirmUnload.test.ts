import { expect, test } from 'vitest';
import type { Actions, ActionsState } from './actionsStore.ts';
import type { RequestState } from './actionRequest.ts';
import { confirmUnloadWhileSending } from './confirmUnload.ts';

test('asks before the page is left while a request is being sent, and only then', () => {
  const view = new EventTarget();
  let state: ActionsState = { requests: new Map(), log: [] };
  const listeners: (() => void)[] = [];
  const actions: Pick<Actions, 'read' | 'subscribe'> = {
    read: () => state,
    subscribe(listener) {
      listeners.push(listener);
      return () => void listeners.pop();
    },
  };
  const move = (to: RequestState) => {
    const action = { kind: 'RETRY', imageBuildVersionArn: 'arn' } as const;
    state = { ...state, requests: new Map([['arn', { action, clientToken: 't', sentAt: 0, state: to }]]) };
    for (const listener of listeners) listener();
  };
  const asks = () => !view.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  const stop = confirmUnloadWhileSending(actions, view);
  expect(asks()).toBe(false);
  move({ kind: 'sending' });
  expect(asks()).toBe(true);
  move({ kind: 'accepted', requestId: undefined, found: false });
  expect(asks()).toBe(false);
  move({ kind: 'sending' });
  stop();
  expect(asks()).toBe(false);
});
