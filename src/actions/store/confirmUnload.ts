import type { Actions } from './actionsStore.ts';

const confirm = (event: Event) => event.preventDefault();

/**
 * Has the browser ask the user before the page is left while a request is being sent. The listener exists only meanwhile, since
 * pages with one are not kept in the back/forward cache.
 *
 * @returns removes it
 */
export function confirmUnloadWhileSending(
  { read, subscribe }: Pick<Actions, 'read' | 'subscribe'>,
  view: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): () => void {
  const update = () => {
    const isSending = [...read().requests.values()].some(({ state }) => state.kind === 'sending');
    // Adding it twice has no effect.
    if (isSending) view.addEventListener('beforeunload', confirm);
    else view.removeEventListener('beforeunload', confirm);
  };
  update();
  const unsubscribe = subscribe(update);
  return () => {
    unsubscribe();
    view.removeEventListener('beforeunload', confirm);
  };
}
