import { useEffect, useRef } from 'react';
import type { ExecutionRow } from '../../../executions/executionRow.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import type { Cause } from '../../../failure/cause.ts';
import { causeTitle } from '../../../failure/causeTitle.ts';
import { announce } from '../../../ui/page/announce.ts';
import { stateOfBuild } from './buildState.ts';

/** Longest text of a cause that is announced. */
const longestText = 200;

/**
 * Announces a change of the build's state, a failure with its cause, once the failed step has been read. The state in which
 * the build was opened is not announced.
 */
export function useAnnounceState(
  image: Image | undefined,
  rows: readonly ExecutionRow[],
  found: { readonly cause: Cause; readonly reading: boolean } | undefined,
): void {
  const last = useRef<{ readonly word: string; readonly hasImage: boolean }>(undefined);
  const { word } = stateOfBuild(image, rows);
  const hasImage = image !== undefined;
  const isReading = found?.reading === true;
  const title = found && causeTitle(found.cause);
  const line = found?.cause.text?.line;
  useEffect(() => {
    if (word === '' || isReading) return;
    const before = last.current;
    last.current = { word, hasImage };
    // The image's own state replaces what its executions show: no change of the build.
    if (!before || before.hasImage !== hasImage || before.word === word) return;
    const cause = [
      title && `Build ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      line?.slice(0, longestText),
    ];
    announce(title === undefined ? `Build state: ${word}` : cause.filter(Boolean).join(': '));
  }, [word, hasImage, isReading, title, line]);
}
