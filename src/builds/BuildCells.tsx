import type { AddressStore } from '../address/addressStore.ts';
import { Time } from '../ui/Time.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { AddressLink } from './AddressLink.tsx';
import type { BuildRow } from './buildRow.ts';
import { lookOfImage } from '../statuses/imageLook.ts';
import { StatusBadge } from '../statuses/StatusBadge.tsx';
import styles from './cells.module.css';
import { ListCell } from './ListCell.tsx';
import { viewOfImage } from './views.ts';

export interface BuildCellsProps {
  readonly row: BuildRow;
  readonly address: AddressStore;
  /** Whether to say which image it is of. */
  readonly withName: boolean;
}

/** A build's row: a link to its executions, state, date and cause. */
export function BuildCells({ row, address, withName }: BuildCellsProps) {
  const { build, name, status, cause, summary } = row;
  return (
    <>
      <th scope="row" data-long={withName}>
        {build ? (
          <AddressLink className={styles['link']} address={address} to={viewOfImage(build.arn)}>
            {withName && <Untrusted text={name} />}
            <span className={withName ? styles['version'] : undefined}>
              {withName && ' '}
              {build.version} / {build.build}
            </span>
          </AddressLink>
        ) : (
          <Untrusted text={name} />
        )}
      </th>
      <ListCell column="state">
        <StatusBadge look={lookOfImage(status)} />
      </ListCell>
      <ListCell column="created">
        <Time value={summary.dateCreated} />
      </ListCell>
      <ListCell column="cause" empty={cause === undefined}>
        <span className={styles['cause']}>
          <Untrusted text={cause?.slice(0, 500) ?? ''} />
        </span>
      </ListCell>
    </>
  );
}
