import type { OverviewBuild, PipelineRow } from './data/pipelineRows.ts';
import type { RegionOverview } from './useOverview.ts';

/** What a search found among what is loaded. */
export type SearchResult = {
  readonly key: string;
  /** The account and Region in which it is. */
  readonly within: Found;
} & (
  | { readonly kind: 'pipeline'; readonly row: PipelineRow; readonly arn: string }
  | { readonly kind: 'build'; readonly build: OverviewBuild }
);

type Found = Pick<RegionOverview, 'key' | 'label'>;

/** An account and Region that is searched. */
type Searched = Found & { readonly state: Pick<RegionOverview['state'], 'rows'> };

/** Results that are shown. */
const most = 8;

/**
 * Finds pipelines and builds whose names or ARNs contain every word of `text`. Pipelines come first, then the newest build of each
 * image that matches; with a version or a number among the words, the builds that have it. An address that has an ARN in it stands
 * for the ARN.
 */
export function searchResults(regions: readonly Searched[], text: string): readonly SearchResult[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const matches = (...haystack: readonly (string | undefined)[]) => {
    const joined = haystack.join(' ').toLowerCase();
    return words.every((word) => joined.includes(word));
  };
  const pipelines = regions.flatMap((within) =>
    within.state.rows.rows.flatMap((row): SearchResult[] =>
      row.arn && matches(row.name, row.pipeline.description, row.arn.arn)
        ? [{ kind: 'pipeline', key: row.key, row, arn: row.arn.arn, within }]
        : [],
    ),
  );
  const builds = regions.flatMap((within) => {
    const { rows, others } = within.state.rows;
    const unique = new Map(
      [...rows.flatMap((row) => row.builds), ...others].map((build) => [build.build.arn, build]),
    );
    return [...unique.values()]
      .filter(({ build, imageName }) => matches(imageName, build.version, build.build, build.arn))
      .map((build): SearchResult => ({ kind: 'build', key: build.build.arn, build, within }));
  });
  const hasNumber = words.some((word) => /^(?:\d+(?:\.\d+)*|arn:.*\/\d+(?:\.\d+)*\/?\d*)$/.test(word));
  const seen = new Set<string>();
  const newest = builds.filter((result) => {
    if (hasNumber || result.kind !== 'build') return true;
    const key = `${result.within.key} ${result.build.build.image}`;
    return !seen.has(key) && seen.add(key);
  });
  return [...pipelines, ...newest].slice(0, most);
}

/** The words to search for. An ARN, also one inside an address of the console, is a single word. */
function wordsOf(text: string): readonly string[] {
  const plain = text.trim().toLowerCase();
  const arn = /arn(?::|%3a)[^\s"'<>&?#]+/.exec(plain)?.[0];
  if (arn !== undefined) return [decoded(arn)];
  return plain.split(/[\s/]+/).filter((word) => word !== '');
}

/** The console writes what follows an encoded ARN, such as a tab, behind a plain slash. */
function decoded(arn: string): string {
  const whole = /%3a/.test(arn) ? arn.replace(/\/.*$/, '') : arn;
  return whole.replaceAll(/%3a/g, ':').replaceAll(/%2f/g, '/');
}
