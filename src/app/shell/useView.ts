import { useLayoutEffect } from 'react';
import { announce } from '../../ui/page/announce.ts';
import { focusWhenPresent } from './focusWhenPresent.ts';

const productName = 'Image Builder workflows';

/** A view's document title. */
export function titleOf(view: string): string {
  return `${view} · ${productName}`;
}

let shown: { readonly title: string; readonly place: string } | undefined;

/**
 * Gives a view its document title. A view that replaces another one is announced, and gets the focus on its `h1`, as a page
 * load would do.
 *
 * @param title names the view: `Pipelines in us-east-1`
 * @param place a change of title at the same place, as by a tab, leaves the focus where it is
 */
export function useView(title: string, place = title): void {
  // Before the effects of what is inside the view, such as the title that says a build's state.
  useLayoutEffect(() => {
    const before = shown;
    shown = { title, place };
    document.title = titleOf(title);
    if (before === undefined || before.title === title) return;
    announce(title);
    if (before.place !== place) focusWhenPresent('main h1');
  }, [title, place]);
}
