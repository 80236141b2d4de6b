import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import type { Actions } from '../store/actionsStore.ts';
import { actionTexts } from '../actionTexts.ts';
import { activityLogCsv, activityLogJson, type ActivityLogEntry } from '../store/activityLog.ts';
import styles from './ActivityLogDialog.module.css';
import { useActions } from '../store/useActions.ts';

export interface ActivityLogDialogProps {
  readonly actions: Actions;
  readonly onClose: () => void;
}

/** The activity log: every action request of this session, for reading and export. */
export function ActivityLogDialog({ actions, onClose }: ActivityLogDialogProps) {
  const { log } = useActions(actions);
  const isEmpty = log.length === 0;
  return (
    <Dialog
      room="wide"
      title="Activity log"
      onClose={onClose}
      actions={
        !isEmpty && (
          <>
            <DownloadButton name="actions.json" type="application/json" content={() => activityLogJson(log)}>
              Export as JSON
            </DownloadButton>
            <DownloadButton name="actions.csv" type="text/csv" content={() => activityLogCsv(log)}>
              Export as CSV
            </DownloadButton>
          </>
        )
      }
    >
      {isEmpty ? (
        <p>
          No actions in this session. Actions that you submit are listed here until the page is closed or
          reloaded.
        </p>
      ) : (
        <>
          <p className={styles['note']}>
            Kept until this page is closed or reloaded; requests with an open outcome are kept over a reload.
            CloudTrail has the account’s own record.
          </p>
          <ol className={styles['entries']} aria-label="Actions, newest first">
            {log.toReversed().map((entry) => (
              <li key={`${entry.sentAt} ${entry.clientToken}`} className={styles['entry']}>
                <Entry entry={entry} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}

function Entry({ entry }: { readonly entry: ActivityLogEntry }) {
  const build = parseImageBuildVersionArn(entry.imageBuildVersionArn);
  return (
    <>
      <p className={styles['line']}>
        <strong>{entry.action}</strong>
        <span>
          {entry.stepName !== '' && (
            <>
              <Untrusted text={entry.stepName} /> of{' '}
            </>
          )}
          {build
            ? `${build.image} ${build.version} / ${build.build}`
            : entry.imageBuildVersionArn || entry.imagePipelineArn}
        </span>
        <span className={styles['outcome']} data-outcome={entry.outcome}>
          {actionTexts.outcome[entry.outcome]}
        </span>
        <span className={styles['note']}>
          <Time value={entry.sentAt} />
        </span>
      </p>
      {entry.reason !== '' && (
        <p>
          “<Untrusted text={entry.reason} />”
        </p>
      )}
      {entry.detail !== '' && (
        <p className={styles['note']}>
          <Untrusted text={entry.detail} />
        </p>
      )}
      <p className={styles['note']}>
        Request ID{' '}
        <code>
          <Untrusted text={entry.requestId === '' ? 'unknown' : entry.requestId} />
        </code>{' '}
        · client token <code>{entry.clientToken}</code>
      </p>
    </>
  );
}
