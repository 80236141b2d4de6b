import type { ComponentProps } from 'react';
import type { Address } from '../address/address.ts';
import type { AddressStore } from '../address/addressStore.ts';

export interface AddressLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  readonly address: Pick<AddressStore, 'href' | 'push'>;
  readonly to: Partial<Address>;
}

/** A real link to another view of this page: a plain click goes there at once, any other is the browser's own. */
export function AddressLink({ address, to, children, ...props }: AddressLinkProps) {
  return (
    <a
      {...props}
      href={address.href(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        address.push(to);
      }}
    >
      {children}
    </a>
  );
}
