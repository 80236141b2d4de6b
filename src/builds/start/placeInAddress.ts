import type { Address } from '../../address/address.ts';
import type { Access, AccountRegion } from '../../auth/access.ts';

/**
 * How the address of a list names its account and Region. A page of one account and Region leaves out its own; one of several
 * names both, since without them the overview shows all.
 */
export function placeInAddress(
  { accountRegions }: Pick<Access, 'accountRegions'>,
  defaultRegion: string,
  { account = '', region }: Pick<AccountRegion, 'account' | 'region'>,
): Pick<Address, 'account' | 'region'> {
  if (accountRegions.length <= 1) return { account: '', region: region === defaultRegion ? '' : region };
  const isKnown = accountRegions.some((each) => each.account === account);
  return { account: isKnown ? account : '', region };
}
