import { useSyncExternalStore } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { Button } from '../../ui/Button.tsx';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { AddressLink } from '../../lists/AddressLink.tsx';
import styles from './RecentBuilds.module.css';
import type { RecentBuildsStore } from './recentBuilds.ts';
import { viewOfImage } from '../views.ts';

export interface RecentBuildsProps {
  readonly store: RecentBuildsStore;
  readonly address: AddressStore;
}

/** The builds that were opened in this browser. Nothing at all where there are none, or where storage is blocked. */
export function RecentBuilds({ store, address }: RecentBuildsProps) {
  const recent = useSyncExternalStore(store.subscribe, store.read);
  if (recent.length === 0) return null;
  const accounts = new Set(recent.map(({ arn }) => parseImageBuildVersionArn(arn)?.account));
  return (
    <section className={styles['recent']} aria-labelledby="recent-builds">
      <header className={styles['head']}>
        <h2 id="recent-builds">Recent builds</h2>
        <span className={styles['note']}>opened in this browser</span>
        <Button variant="quiet" aria-label="Clear recent builds" onClick={store.clear}>
          Clear
        </Button>
      </header>
      <ul className={styles['list']}>
        {recent.map(({ arn, name, openedAt }) => {
          const build = parseImageBuildVersionArn(arn);
          if (!build) return null;
          return (
            <li key={arn}>
              <AddressLink className={styles['card']} address={address} to={viewOfImage(arn)}>
                <span className={styles['name']}>
                  <Untrusted text={name ?? build.image} />
                </span>{' '}
                <span className={styles['version']}>
                  {build.version} / {build.build}
                </span>
                <span className={styles['where']}>
                  {accounts.size > 1 && `${build.account} · `}
                  {build.region} · <Time value={new Date(openedAt).toISOString()} />
                </span>
              </AddressLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
