import type { OverviewBuild, PipelineRow, PipelineRows } from './pipelineRows.ts';

/** What a search found among what is loaded. */
export type SearchResult =
  | { readonly kind: 'pipeline'; readonly key: string; readonly row: PipelineRow; readonly arn: string }
  | { readonly kind: 'build'; readonly key: string; readonly build: OverviewBuild };

/** Results that are shown. */
const most = 8;

/**
 * Finds pipelines and builds whose names contain every word of `text`. Pipelines come first, then the newest build of each image that
 * matches; with a version or a number among the words, the builds that have it.
 */
export function searchResults({ rows, others }: PipelineRows, text: string): readonly SearchResult[] {
  const words = text
    .toLowerCase()
    .split(/[\s/]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const matches = (haystack: string) => words.every((word) => haystack.toLowerCase().includes(word));
  const pipelines = rows.flatMap((row): SearchResult[] =>
    row.arn && matches(`${row.name} ${row.pipeline.description ?? ''}`)
      ? [{ kind: 'pipeline', key: row.key, row, arn: row.arn.arn }]
      : [],
  );
  const builds = [...rows.flatMap((row) => row.builds), ...others].filter(({ build, imageName }) =>
    matches(`${imageName} ${build.version} ${build.build}`),
  );
  const seen = new Set<string>();
  const newest = builds.filter(({ build }) => {
    const key = words.some((word) => /\d/.test(word)) ? build.arn : build.image;
    return !seen.has(key) && seen.add(key);
  });
  return [
    ...pipelines,
    ...newest.map((build): SearchResult => ({ kind: 'build', key: build.build.arn, build })),
  ].slice(0, most);
}
