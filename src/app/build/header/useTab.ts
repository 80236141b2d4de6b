import { useEffect } from 'react';
import { titleOf } from '../../shell/useView.ts';
import type { BuildState } from './buildState.ts';

/** Shows the build's state in the tab's title and icon. The view that follows sets its own title. */
export function useTab(build: string, state: BuildState): void {
  const { mark, word, icon } = state;
  useEffect(() => {
    document.title = word === '' ? titleOf(build) : `${mark} ${word} · ${build}`;
    setIcon(`./icon-${icon}.svg`);
    return () => {
      setIcon('./icon.svg');
    };
  }, [build, mark, word, icon]);
}

function setIcon(href: string): void {
  document.querySelector('link[rel="icon"]')?.setAttribute('href', href);
}
