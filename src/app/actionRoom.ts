import { createActions, type Actions } from '../actions/actionsStore.ts';
import { createQuestionStore, type QuestionStore } from '../actions/questionStore.ts';
import { isPartOfAnother } from '../address/addressStore.ts';
import type { Services } from './services.ts';

/** What acting needs of the page's services. */
export type ActionServices = Pick<Services, 'access' | 'address' | 'config'>;

/** What is done in this session, and which dialog is open. */
export interface ActionRoom {
  readonly actions: Actions;
  readonly question: QuestionStore;
}

const rooms = new WeakMap<ActionServices['access'], ActionRoom>();

/** The session's one room, made when somebody first looks for it: the first rows don't wait for its code. */
export function actionRoomOf({ access, address, config }: ActionServices): ActionRoom {
  const known = rooms.get(access);
  if (known) return known;
  const room = {
    actions: createActions({
      // A page around this one could lead a hand to a button: nothing is changed from in there.
      mode: () => (isPartOfAnother(address) ? 'framed' : config.writes ? 'on' : 'off'),
      imageBuilder: (region) => access.imageBuilder(region),
    }),
    question: createQuestionStore(),
  };
  rooms.set(access, room);
  return room;
}
