/** How Chromium, Firefox, Safari and the bundler say that a part of the page did not load. */
const didNotLoad = /dynamically imported module|Importing a module script|preload CSS/;

/**
 * What to do when a part of the page could not be loaded; undefined for every other error. Browsers remember a module that
 * did not load, so trying again without a reload would be in vain.
 */
export function missingPart(error: unknown): string | undefined {
  return error instanceof Error && didNotLoad.test(error.message)
    ? 'A part of the page did not load. If a new version has just been deployed, or the connection is back, reload the page.'
    : undefined;
}
