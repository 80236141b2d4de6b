import { createDialogStore, type DialogStore } from '../../../actions/dialogs/dialogStore.ts';
import { createActions, type Actions } from '../../../actions/store/actionsStore.ts';
import { confirmUnloadWhileSending } from '../../../actions/store/confirmUnload.ts';
import { keepOpenRequests } from '../../../actions/store/openRequests.ts';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import { keyOf, personOf } from '../../session/followSession.ts';
import type { Services } from '../../shell/services.ts';

/** The services that actions need. */
export type ActionServices = Pick<Services, 'access' | 'address' | 'browser' | 'config'>;

/** The action requests of the current user, and the dialog that is open. */
export interface SessionActions {
  readonly actions: Actions;
  readonly dialogs: DialogStore;
}

interface Kept {
  readonly session: SessionActions;
  /** Identifies the user; undefined when signed out. */
  readonly user: string | undefined;
  readonly end: () => void;
}

const sessions = new WeakMap<ActionServices['access'], Kept>();

/**
 * The action requests of the current user, created on first use, so that the first rows do not wait for this code. They end when the
 * user signs out or another user signs in: a user never sees the requests of another.
 */
export function sessionActionsOf({ access, address, browser, config }: ActionServices): SessionActions {
  const user = userOf({ access, config });
  const known = sessions.get(access);
  if (known?.user === user && known) return known.session;
  known?.end();
  const controller = new AbortController();
  const openRequests = user === undefined ? undefined : keepOpenRequests(browser, user);
  const actions = createActions({
    // A host page could trick the user into clicking, so an embedded page submits nothing.
    mode: () => (isPartOfAnother(address) ? 'framed' : config.writes ? 'on' : 'off'),
    clientFor: (region, account) => access.client(region, account),
    ended: controller.signal,
    openRequests,
  });
  const session = { actions, dialogs: createDialogStore() };
  const stopConfirming = confirmUnloadWhileSending(actions, browser);
  const unsubscribe = access.session?.subscribe(() => {
    if (userOf({ access, config }) !== user) end();
  });
  const end = () => {
    controller.abort();
    unsubscribe?.();
    stopConfirming();
    openRequests?.write([]);
    if (sessions.get(access)?.session === session) sessions.delete(access);
  };
  sessions.set(access, { session, user, end });
  return session;
}

/** Identifies the owner of action requests. */
function userOf({ access, config }: Pick<ActionServices, 'access' | 'config'>): string | undefined {
  if (access.session) {
    const person = personOf(access.session.state());
    return person && keyOf(person);
  }
  return config.access.kind === 'profile'
    ? JSON.stringify([config.access, config.accounts])
    : config.access.kind;
}
