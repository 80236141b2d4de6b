/** The part of a response that paging reads. */
export interface TokenPage {
  readonly nextToken?: string | null | undefined;
  /** Why the page's token cannot be used, where it has one: thrown after the page, like any failure between pages. */
  readonly nextTokenError?: Error | undefined;
}

/** The keys of `Page` that hold a list. */
export type ListKey<Page> = {
  [Key in keyof Page]-?: NonNullable<Page[Key]> extends readonly unknown[] ? Key : never;
}[keyof Page] &
  string;

/** What the list under `Key` is made of. */
export type ItemOf<Page, Key extends keyof Page> =
  NonNullable<Page[Key]> extends readonly (infer Item)[] ? Item : never;

/**
 * The items of a page; undefined or null where it has none (rule 1 counts that as empty). Throws a TypeError when there is
 * something else than a list, since what can't be counted can't be resumed.
 */
export function itemsOf<Page extends object, Key extends ListKey<Page>>(
  page: Page,
  resultKey: Key,
): readonly ItemOf<Page, Key>[] | undefined {
  const value: unknown = page[resultKey];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) {
    throw new TypeError(
      `A page's ${resultKey} is a ${typeof value}, not a list. Is resultKey the key of the items?`,
    );
  }
  return value;
}
