import { type Address, largestPageSize } from '../../address/address.ts';
import type { ExecutionsSettings } from '../../executions/executionsQuery.ts';

/** The list that an address asks for. A page brings one service page unless the address says more or less. */
export function listSettings(
  arn: string,
  address: Pick<Address, 'pageSize' | 'maxItems' | 'startingToken'>,
): ExecutionsSettings {
  const pageSize = address.pageSize ?? largestPageSize;
  return {
    imageBuildVersionArn: arn,
    pageSize,
    maxItems: address.maxItems ?? pageSize,
    startingToken: address.startingToken,
  };
}

/** What makes a list another list: its page is then a new one, and nothing of the old one goes on. */
export function listKey(
  arn: string,
  { pageSize, maxItems, startingToken }: Pick<Address, 'pageSize' | 'maxItems' | 'startingToken'>,
): string {
  return JSON.stringify([arn, pageSize, maxItems, startingToken]);
}
