/** Loads the stylesheets again that did not load. */
export function reloadStylesheets(document: Document): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (!isLoaded(link)) link.replaceWith(link.cloneNode());
  }
}

/** Chromium gives a link without a response a sheet too, one whose rules cannot be read. */
function isLoaded({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}
