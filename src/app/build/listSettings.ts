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

/** The settings that identify a list: when one changes, the page starts anew. */
export function listKey(
  arn: string,
  { pageSize, maxItems, startingToken }: Pick<Address, 'pageSize' | 'maxItems' | 'startingToken'>,
): string {
  return JSON.stringify([arn, pageSize, maxItems, startingToken]);
}
