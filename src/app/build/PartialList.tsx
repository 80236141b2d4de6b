import type { AddressStore } from '../../address/addressStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

export interface PartialListProps {
  readonly pageSize: number;
  readonly address: AddressStore;
}

/** Says that the list was resumed from a token of the address, so that it is not mistaken for the complete one. */
export function PartialList({ pageSize, address }: PartialListProps) {
  return (
    <Notice
      tone="neutral"
      title="Partial list, resumed from a token"
      actions={
        <Button onClick={() => address.push({ startingToken: undefined })}>Load from the start</Button>
      }
    >
      <p>Earlier executions are not loaded. Page size: {pageSize}.</p>
    </Notice>
  );
}
