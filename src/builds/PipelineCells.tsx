import type { AddressStore } from '../address/addressStore.ts';
import type { ImagePipeline } from '../aws/imagebuilder/imagePipeline.ts';
import { parseImagePipelineArn } from '../aws/imagebuilder/pipelineArn.ts';
import { Time } from '../ui/Time.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { AddressLink } from './AddressLink.tsx';
import styles from './cells.module.css';
import { lookOfImage } from '../statuses/imageLook.ts';
import { StatusBadge } from '../statuses/StatusBadge.tsx';
import { ListCell } from './ListCell.tsx';
import { viewOfPipeline } from './views.ts';

/** A pipeline's row: a link to its builds, how the last one went, and when the next is due. */
export function PipelineCells({ row, address }: { row: ImagePipeline; address: AddressStore }) {
  const { arn, description, status, lastRunStatus, consecutiveFailures = 0 } = row;
  const pipeline = parseImagePipelineArn(arn ?? '');
  const name = <Untrusted text={row.name ?? pipeline?.name ?? arn ?? 'Unnamed pipeline'} />;
  return (
    <>
      <th scope="row">
        {pipeline ? (
          <AddressLink className={styles['link']} address={address} to={viewOfPipeline(pipeline.arn)}>
            {name}
          </AddressLink>
        ) : (
          name
        )}
        {status === 'DISABLED' && <span className={styles['note']}> disabled</span>}
        {description && (
          <span className={styles['about']}>
            <Untrusted text={description.slice(0, 300)} />
          </span>
        )}
      </th>
      <ListCell column="state" empty={lastRunStatus === undefined}>
        <StatusBadge look={lookOfImage(lastRunStatus)} />
        {consecutiveFailures > 1 && (
          <span className={styles['failures']}> {consecutiveFailures} failures in a row</span>
        )}
      </ListCell>
      <ListCell column="lastRun" label="Last run" empty={row.dateLastRun === undefined}>
        <Time value={row.dateLastRun} />
      </ListCell>
      <ListCell column="nextRun" label="Next run" empty={row.dateNextRun === undefined}>
        <Time value={row.dateNextRun} />
      </ListCell>
    </>
  );
}
