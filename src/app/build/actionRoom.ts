import { createActions, type Actions } from '../../actions/actionsStore.ts';
import { createQuestionStore, type QuestionStore } from '../../actions/questionStore.ts';
import { isPartOfAnother } from '../../address/addressStore.ts';
import { keyOf, personOf } from '../session/followSession.ts';
import type { Services } from '../shell/services.ts';

/** What acting needs of the page's services. */
export type ActionServices = Pick<Services, 'access' | 'address' | 'config'>;

/** What is done in this session, and which dialog is open. */
export interface ActionRoom {
  readonly actions: Actions;
  readonly question: QuestionStore;
}

interface Kept {
  readonly room: ActionRoom;
  /** What tells whoever acts from others; undefined where nobody signs in. */
  readonly whose: string | undefined;
  readonly end: () => void;
}

const rooms = new WeakMap<ActionServices['access'], Kept>();

/**
 * The one room of whoever is there, made when somebody first looks for it: the first rows don't wait for its code. It ends when
 * they sign out or somebody else signs in: nobody sees what another has done.
 */
export function actionRoomOf({ access, address, config }: ActionServices): ActionRoom {
  const { session } = access;
  const whoseNow = () => {
    const person = session && personOf(session.state());
    return person && keyOf(person);
  };
  const whose = whoseNow();
  const known = rooms.get(access);
  if (known?.whose === whose && known) return known.room;
  known?.end();
  const controller = new AbortController();
  const room = {
    actions: createActions({
      // A page around this one could lead a hand to a button: nothing is changed from in there.
      mode: () => (isPartOfAnother(address) ? 'framed' : config.writes ? 'on' : 'off'),
      clientFor: (region) => access.client(region),
      ended: controller.signal,
    }),
    question: createQuestionStore(),
  };
  const stop = session?.subscribe(() => {
    if (whoseNow() !== whose) end();
  });
  const end = () => {
    controller.abort();
    stop?.();
    if (rooms.get(access)?.room === room) rooms.delete(access);
  };
  rooms.set(access, { room, whose, end });
  return room;
}
