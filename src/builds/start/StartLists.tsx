import type { ReactNode } from 'react';
import { type Address, startView, type List } from '../../address/address.ts';
import type { AddressStore } from '../../address/addressStore.ts';
import type { Access } from '../../auth/access.ts';
import type { RecentBuildsStore } from '../recent/recentBuilds.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import { ImagesPanel } from '../lists/ImagesPanel.tsx';
import { PipelinesPanel } from '../lists/PipelinesPanel.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { RecentBuilds } from '../recent/RecentBuilds.tsx';
import { placeInAddress } from './placeInAddress.ts';
import styles from './StartLists.module.css';

export interface StartListsProps {
  readonly region: string;
  /** The account of the lists, where the page reads several. */
  readonly account?: string | undefined;
  /** Names the account and Region of the lists, where the page reads several. Untrusted text. */
  readonly placeLabel?: string | undefined;
  readonly view: Address;
  readonly access: Access;
  readonly address: AddressStore;
  readonly recentBuilds: RecentBuildsStore;
  /** The deployment's region: the address leaves it out. */
  readonly defaultRegion: string;
  /** The list of what waits in the region. */
  readonly waiting?: ReactNode;
}

const lists = [
  ['images', 'Images'],
  ['pipelines', 'Pipelines'],
  ['waiting', 'Waiting'],
] as const satisfies readonly (readonly [List, string])[];

/** What the account has in a region, one list at a time, and what was opened in this browser. */
export function StartLists(props: StartListsProps) {
  const { region, account, placeLabel, view, access, address, recentBuilds, defaultRegion, waiting } = props;
  const client = access.client(region, account);
  // On a page of several accounts and Regions a tab keeps the overview's choice, which may be all of them.
  const placed =
    access.accountRegions.length > 1
      ? { account: view.account, region: view.region }
      : placeInAddress(access, defaultRegion, { region });
  const panel = (): ReactNode => {
    const panelProps = { client, address, filter: view.filter };
    switch (view.list) {
      case 'images':
        return <ImagesPanel {...panelProps} />;
      case 'pipelines':
        return <PipelinesPanel {...panelProps} />;
      case 'waiting':
        return waiting;
    }
  };
  return (
    <>
      <RecentBuilds store={recentBuilds} address={address} />
      <div className={styles['lists']}>
        <div className={styles['bar']}>
          <nav className={styles['tabs']} aria-label="Lists">
            {lists.map(([list, word]) => (
              <AddressLink
                key={list}
                className={styles['tab']}
                address={address}
                to={{ ...startView, ...placed, list }}
                aria-current={view.list === list ? 'page' : undefined}
              >
                {word}
              </AddressLink>
            ))}
          </nav>
          {placeLabel !== undefined && (
            <span className={styles['place']}>
              of <Untrusted text={placeLabel} />
            </span>
          )}
        </div>
        {panel()}
      </div>
    </>
  );
}
