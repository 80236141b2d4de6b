import { Button } from '../../ui/Button.tsx';
import { Time } from '../../ui/Time.tsx';
import { isoTime } from '../lines/lineTime.ts';
import type { LoadedLog, LogStore } from '../read/logStore.ts';
import styles from './LogViewer.module.css';

export interface LogLoadingProps {
  readonly store: LogStore;
  readonly loaded: LoadedLog;
  readonly shown: number;
}

/** How much of the log is loaded, and the way to the rest. */
export function LogLoading({ store, loaded, shown }: LogLoadingProps) {
  const { lines, atStart, atEnd, busy } = loaded;
  const [oldest] = lines;
  return (
    <div className={styles['bar']}>
      <span role="status" className={styles['count']}>
        {shown.toLocaleString('en')} {shown === 1 ? 'line' : 'lines'}
        {atStart ? '' : ' loaded'}
        {!atStart && oldest && (
          <>
            , back to <Time value={isoTime(oldest.timestamp)} />
          </>
        )}
      </span>
      {busy === 'all' && <progress aria-label="Loading all lines" className={styles['progress']} />}
      {!atStart && busy !== 'all' && (
        <Button size="small" disabled={busy !== undefined} onClick={() => void store.loadEarlier()}>
          Load earlier lines
        </Button>
      )}
      {!atEnd && busy !== 'all' && (
        <Button size="small" disabled={busy !== undefined} onClick={() => void store.loadLater()}>
          Load later lines
        </Button>
      )}
      {(!atStart || !atEnd) &&
        (busy === 'all' ? (
          <Button size="small" onClick={store.stop}>
            Stop
          </Button>
        ) : (
          <Button size="small" disabled={busy !== undefined} onClick={() => void store.loadAll()}>
            Load all
          </Button>
        ))}
    </div>
  );
}
