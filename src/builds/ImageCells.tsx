import type { AddressStore } from '../address/addressStore.ts';
import { Time } from '../ui/Time.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { AddressLink } from './AddressLink.tsx';
import styles from './cells.module.css';
import type { ImageRow } from './imageRow.ts';
import { ListCell } from './ListCell.tsx';
import { viewOfImage } from './views.ts';

/** An image version's row: a link to its builds, and what it is. */
export function ImageCells({ row, address }: { row: ImageRow; address: AddressStore }) {
  const { versionArn, name, version, os, type, dateCreated } = row;
  const words = (
    <>
      <Untrusted text={name} />
      {version !== undefined && (
        <span className={styles['version']}>
          {' '}
          <Untrusted text={version} />
        </span>
      )}
    </>
  );
  return (
    <>
      <th scope="row">
        {versionArn ? (
          <AddressLink className={styles['link']} address={address} to={viewOfImage(versionArn)}>
            {words}
          </AddressLink>
        ) : (
          words
        )}
      </th>
      <ListCell column="os" empty={os === undefined}>
        <Untrusted text={os ?? ''} />
      </ListCell>
      <ListCell column="type" empty={type === undefined}>
        <Untrusted text={type ?? ''} />
      </ListCell>
      <ListCell column="created">
        <Time value={dateCreated} />
      </ListCell>
    </>
  );
}
