import { isMissingCode } from '../../lib/missingCode.ts';

/** What to do when a part of the page could not be loaded; undefined for every other error. */
export function missingPart(error: unknown): string | undefined {
  return isMissingCode(error)
    ? 'A part of the page did not load. If a new version has just been deployed, or the connection is back, reload the page.'
    : undefined;
}
