import type { AddressStore } from '../../address/addressStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

export interface StartsInTheMiddleProps {
  readonly pageSize: number;
  readonly address: AddressStore;
}

/** Says that the list begins at a resume token of the address, so that nobody takes it for the whole. */
export function StartsInTheMiddle({ pageSize, address }: StartsInTheMiddleProps) {
  return (
    <Notice
      tone="neutral"
      title="This list starts in the middle"
      actions={<Button onClick={() => address.push({ startingToken: undefined })}>From the beginning</Button>}
    >
      <p>It begins where a resume token says, at a page size of {pageSize}.</p>
    </Notice>
  );
}
