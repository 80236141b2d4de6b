import type { ReactNode } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import { type Address, startView, type List } from '../../address/address.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from './PlaceHead.module.css';

export interface PlaceHeadProps {
  readonly address: AddressStore;
  readonly title: ReactNode;
  /** The list that this place belongs to, and the way back to it. */
  readonly list: List;
  readonly region: string;
  readonly account: string;
  /** The account and Region of that list in the address. */
  readonly listPlace: Pick<Address, 'account' | 'region'>;
  /** The way to the same place in the AWS console, where there is one. */
  readonly console?: ReactNode;
  readonly children: ReactNode;
}

const words = {
  images: 'Images',
  pipelines: 'Pipelines',
  waiting: 'Waiting steps',
} as const satisfies Record<List, string>;

/** Says which list of builds this is, where it belongs, and what to do here. */
export function PlaceHead(props: PlaceHeadProps) {
  const { address, title, list, region, account, listPlace, children } = props;
  return (
    <header className={styles['head']}>
      {!address.read().address.embed && (
        <nav aria-label="Breadcrumb" className={styles['crumbs']}>
          <AddressLink address={address} to={{ ...startView, list, ...listPlace }}>
            {words[list]} in {region}
          </AddressLink>
        </nav>
      )}
      <div className={styles['line']}>
        <h1 className={styles['title']}>{title}</h1>
        <p className={styles['where']}>
          {region} · {account}
        </p>
        {props.console}
      </div>
      <p className={styles['about']}>{children}</p>
    </header>
  );
}
