import { useEffect } from 'react';
import type { BuildState } from './buildState.ts';

const name = 'Image Builder workflows';

/** Says the build's state in the tab's title and icon, and takes it back when the build is left. */
export function useTab(build: string, state: BuildState): void {
  const { mark, word, icon } = state;
  useEffect(() => {
    document.title = word === '' ? `${build} · ${name}` : `${mark} ${word} · ${build}`;
    setIcon(`./icon-${icon}.svg`);
    return () => {
      document.title = name;
      setIcon('./icon.svg');
    };
  }, [build, mark, word, icon]);
}

function setIcon(href: string): void {
  document.querySelector('link[rel="icon"]')?.setAttribute('href', href);
}
