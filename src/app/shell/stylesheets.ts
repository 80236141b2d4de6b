/**
 * Lets a part be shown when its stylesheet did not load: the bundler would reject the whole import. The stylesheet is loaded
 * again when the browser is online again.
 */
export function tolerateMissingStylesheets(view: Window): void {
  view.addEventListener('vite:preloadError', (event) => {
    if (/preload CSS/.test(event.payload.message)) event.preventDefault();
  });
  view.addEventListener('online', () => reloadStylesheets(view.document));
}

/** Loads the stylesheets again that did not load. */
export function reloadStylesheets(document: Document): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (!link.sheet) link.replaceWith(link.cloneNode());
  }
}
