import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Time } from '../ui/Time.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { Actions } from './actionsStore.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { journalCsv, journalJson, type JournalEntry } from './journal.ts';
import styles from './JournalDialog.module.css';
import { useActions } from './useActions.ts';

const outcomes = {
  sending: 'Sending',
  unknown: 'Not known yet',
  taken: 'Taken',
  notTaken: 'Not taken',
  overtaken: 'Overtaken',
  refused: 'Refused',
} as const satisfies Record<JournalEntry['outcome'], string>;

export interface JournalDialogProps {
  readonly actions: Actions;
  readonly onClose: () => void;
}

/** Every request that this session has sent to change something, to look at and to take along. */
export function JournalDialog({ actions, onClose }: JournalDialogProps) {
  const { journal } = useActions(actions);
  const isEmpty = journal.length === 0;
  return (
    <Dialog
      room="wide"
      title="Actions of this session"
      onClose={onClose}
      actions={
        !isEmpty && (
          <>
            <DownloadButton name="actions.json" type="application/json" content={() => journalJson(journal)}>
              Export as JSON
            </DownloadButton>
            <DownloadButton name="actions.csv" type="text/csv" content={() => journalCsv(journal)}>
              Export as CSV
            </DownloadButton>
          </>
        )
      }
    >
      {isEmpty ? (
        <p>
          Nothing was sent from this page so far. What is sent is listed here until the page is closed or
          reloaded.
        </p>
      ) : (
        <>
          <p className={styles['note']}>
            Kept in this page’s memory alone: it is gone when the page is closed or reloaded. CloudTrail has
            the account’s own record.
          </p>
          <ol className={styles['entries']} aria-label="Actions, the latest first">
            {journal.toReversed().map((entry) => (
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

function Entry({ entry }: { readonly entry: JournalEntry }) {
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
          {build ? `${build.image} ${build.version} / ${build.build}` : entry.imageBuildVersionArn}
        </span>
        <span className={styles['outcome']} data-outcome={entry.outcome}>
          {outcomes[entry.outcome]}
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
        request{' '}
        <code>
          <Untrusted text={entry.requestId === '' ? 'id unknown' : entry.requestId} />
        </code>{' '}
        · token <code>{entry.clientToken}</code>
      </p>
    </>
  );
}
