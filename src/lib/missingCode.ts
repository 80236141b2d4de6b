/** How Chromium, Firefox, Safari and the bundler report code that did not load. */
const didNotLoad = /dynamically imported module|Importing a module script|preload CSS/;

/** Whether an error says that code of the page did not load: offline, or removed by a deployment. */
export function isMissingCode(error: unknown): boolean {
  return error instanceof Error && didNotLoad.test(error.message);
}
