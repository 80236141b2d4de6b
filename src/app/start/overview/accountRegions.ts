import type { AccountRegion } from '../../../auth/access.ts';

/** Identifies an account and Region on this page. */
export function keyOf({ account = '', region }: AccountRegion): string {
  return `${account}/${region}`;
}

/** An account as people call it: its name, else its id. */
export function accountLabel({ account, accountName }: AccountRegion): string {
  return accountName ?? account ?? 'Default account';
}

/** The whole name of an account and Region: `staging (444455556666) · eu-central-1`. Without an account, the Region alone. */
export function longLabel(accountRegion: AccountRegion): string {
  const { account, accountName, region } = accountRegion;
  const label =
    accountName !== undefined && account !== undefined
      ? `${accountName} (${account})`
      : (accountName ?? account);
  return label === undefined ? region : `${label} · ${region}`;
}

/** What tells an account and Region from the others that are shown. Undefined where there is one. */
export function distinguishingLabel(
  accountRegion: AccountRegion,
  all: readonly AccountRegion[],
): string | undefined {
  const parts = [
    areSeveral(all.map(({ account }) => account)) ? accountLabel(accountRegion) : undefined,
    areSeveral(all.map(({ region }) => region)) ? accountRegion.region : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function areSeveral(values: readonly (string | undefined)[]): boolean {
  return new Set(values).size > 1;
}

/** What accounts and Regions are shown: one by its name, several by their number. */
export function placesText(all: readonly AccountRegion[]): string {
  const [first] = all;
  if (first && all.length === 1) return longLabel(first);
  const accounts = new Set(all.map(({ account }) => account)).size;
  const regions = [...new Set(all.map(({ region }) => region))];
  return [
    accounts > 1 ? `${accounts} accounts` : first && accountLabel(first),
    regions.length > 1 ? `${regions.length} Regions` : regions[0],
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

export interface PlaceFilter {
  /** An account's id; empty for all. */
  readonly account: string;
  /** Empty for all Regions that the page is set up for. */
  readonly region: string;
}

/**
 * The accounts and Regions that a filter asks for, of those that the page is set up for. A Region that is not among them is
 * read in each account: the user may look into any Region.
 */
export function chosenAccountRegions(
  all: readonly AccountRegion[],
  { account, region }: PlaceFilter,
): readonly AccountRegion[] {
  const inAccount = all.filter((each) => account === '' || each.account === account);
  if (region === '') return inAccount;
  const inRegion = inAccount.filter((each) => each.region === region);
  if (inRegion.length > 0) return inRegion;
  const accounts = new Map(inAccount.map((each) => [each.account, each]));
  return [...accounts.values()].map(({ account: id, accountName }) => ({ account: id, accountName, region }));
}
