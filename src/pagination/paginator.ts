import { itemsOf, type ItemOf, type ListKey, type TokenPage } from './pageItems.ts';
import { checkSettings, type PaginateSettings } from './settings.ts';
import { walkPages, type FetchPage, type Run } from './walkPages.ts';

export interface PaginatorOptions<
  Input extends object,
  Page extends TokenPage,
  ResultKey extends ListKey<Page>,
  NonAggregateKey extends keyof Page & string = never,
> {
  /**
   * One request: gets the input, with `nextToken` and `maxResults` where there are any, and the signal of `paginate`. Write
   * the types of both parameters out, since the other types are inferred from them.
   */
  readonly fetchPage: FetchPage<Input, Page>;
  /** The key of a response that holds its items. */
  readonly resultKey: ResultKey;
  /** Keys that a full result takes from the first page instead of joining them. */
  readonly nonAggregateKeys?: readonly NonAggregateKey[];
}

/** All pages in one (rule 7). Like boto3's, it has every non-aggregate key, null where the first page had none. */
export type FullResult<Page, ResultKey extends keyof Page, NonAggregateKey extends keyof Page> = {
  -readonly [Key in ResultKey]-?: ItemOf<Page, Key>[];
} & {
  -readonly [Key in NonAggregateKey]-?: Exclude<Page[Key], undefined> | null;
} & {
  /** The resume token, absent when nothing is left. */
  nextToken?: string;
};

/** The pages of one `paginate` call. Nothing is requested before it is iterated; iterating again starts again (rule 9). */
export interface Pages<
  Page,
  ResultKey extends keyof Page,
  NonAggregateKey extends keyof Page,
> extends AsyncIterable<Page> {
  /**
   * Where the latest iteration stopped for `maxItems`, as a starting token (rule 2); undefined when nothing is left. As in
   * boto3, a cut page's token is there with the page; that of a page which just fits is there when the iteration has ended.
   */
  readonly resumeToken: string | undefined;
  /**
   * Where to continue after the pages that the latest iteration has yielded, as a starting token. After an iteration that
   * failed midway it continues there without a page twice. The starting token before the first page; undefined when no page
   * is left, and before the first page of a run without a starting token.
   */
  readonly position: string | undefined;
  /** Iterates to the end and joins the pages (rule 7). Rejects with whatever iterating throws. */
  readonly buildFullResult: () => Promise<FullResult<Page, ResultKey, NonAggregateKey>>;
  /**
   * The results of a JMESPath expression on each page: a list's elements one by one, anything else as it is, null where
   * nothing matches (rule 8). Throws the library's error for an expression it can't parse, before any request.
   */
  readonly search: (jmesPath: string) => AsyncIterable<unknown>;
}

export interface Paginator<
  Input extends object,
  Page,
  ResultKey extends keyof Page,
  NonAggregateKey extends keyof Page,
> {
  /**
   * Pages through the service's answers to `input` as `settings` say. Throws a TypeError or RangeError for a setting that
   * can't be used. Iterating throws `InvalidStartingTokenError` (rule 5), `RepeatedTokenError` (rule 6), the signal's reason
   * once it is aborted (rule 9), and whatever `fetchPage` rejects with.
   */
  readonly paginate: (input: Input, settings?: PaginateSettings) => Pages<Page, ResultKey, NonAggregateKey>;
}

/**
 * A paginator for a list operation whose tokens are called `nextToken` both ways and whose page size is `maxResults`, as all
 * of Image Builder's are. It behaves as botocore's does, and its resume tokens are boto3's and the AWS CLI's, byte for byte.
 */
export function createPaginator<
  Input extends object,
  Page extends TokenPage,
  ResultKey extends ListKey<Page>,
  NonAggregateKey extends keyof Page & string = never,
>(
  options: PaginatorOptions<Input, Page, ResultKey, NonAggregateKey>,
): Paginator<Input, Page, ResultKey, NonAggregateKey> {
  const { fetchPage, resultKey, nonAggregateKeys = [] } = options;

  return {
    paginate(input, settings = {}) {
      const checked = checkSettings(settings);
      const newRun = (): Run => ({ resumeToken: undefined, position: checked.startingToken });
      let latest = newRun();

      function startRun(): { readonly run: Run; readonly pages: AsyncGenerator<Page, void, undefined> } {
        const run = newRun();
        latest = run;
        return { run, pages: walkPages({ fetchPage, resultKey, input, settings: checked, run }) };
      }

      return {
        [Symbol.asyncIterator]: () => startRun().pages,
        get resumeToken() {
          return latest.resumeToken;
        },
        get position() {
          return latest.position;
        },
        async buildFullResult() {
          const { run, pages } = startRun();
          const items: ItemOf<Page, ResultKey>[] = [];
          let first: Page | undefined;
          for await (const page of pages) {
            first ??= page;
            for (const item of itemsOf(page, resultKey) ?? []) items.push(item);
          }
          const fixed = nonAggregateKeys.map((key) => [key, first?.[key] ?? null] as const);
          const resume = run.resumeToken === undefined ? {} : { nextToken: run.resumeToken };
          const full = { ...Object.fromEntries(fixed), [resultKey]: items, ...resume };
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript widens keys that are type parameters
          return full as FullResult<Page, ResultKey, NonAggregateKey>;
        },
        search: (jmesPath) => ({
          async *[Symbol.asyncIterator]() {
            // A page without a search carries neither the library nor what is made of it.
            const { searchPages } = await import('./searchPages.ts');
            yield* searchPages(startRun().pages, jmesPath);
          },
        }),
      };
    },
  };
}
