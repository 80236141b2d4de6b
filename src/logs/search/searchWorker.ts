/**
 * Searches log lines away from the page: a regular expression can run forever, and a worker can be terminated. The page ends it
 * when no result comes in time.
 */
import { searchLines, type SearchMatches, type SearchQuery } from './searchLines.ts';

export type ToSearchWorker =
  /** Lines to put before and behind those that are there; each list as one text with line ends. */
  | { readonly kind: 'lines'; readonly before?: string | undefined; readonly behind?: string | undefined }
  | { readonly kind: 'search'; readonly id: number; readonly query: SearchQuery };

export type FromSearchWorker =
  | ({ readonly id: number } & SearchMatches)
  | { readonly id: number; readonly error: string };

let texts: string[] = [];

addEventListener('message', ({ data }: MessageEvent<ToSearchWorker>) => {
  if (data.kind === 'lines') {
    const { before, behind } = data;
    if (before !== undefined) texts = [...before.split('\n'), ...texts];
    if (behind !== undefined) texts = [...texts, ...behind.split('\n')];
    return;
  }
  postMessage(answer(data.id, data.query));
});

function answer(id: number, query: SearchQuery): FromSearchWorker {
  try {
    return { id, ...searchLines(texts, query) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
