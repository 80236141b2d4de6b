import {
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { AwsClient } from '../../aws/client.ts';
import { type BuildLogStream, logStreamInput } from '../../aws/imagebuilder/logStream.ts';
import { useClock } from '../../ui/now.ts';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { afterTheEnd } from '../read/excerptQuery.ts';
import { formatLineTime } from '../lines/lineTime.ts';
import { indexLog, linesOfStep, markAt, nextOf } from '../lines/logIndex.ts';
import { LogLines, type LogLinesHandle } from '../lines/LogLines.tsx';
import { LogLoading } from './LogLoading.tsx';
import { LogNotes } from './LogNotes.tsx';
import { problemOfError, problemOfNoEvents } from '../problem/logProblem.ts';
import { LogProblemNotice } from '../problem/LogProblemNotice.tsx';
import { LogSearch } from './LogSearch.tsx';
import { createLogStore } from '../read/logStore.ts';
import { LogTools } from './LogTools.tsx';
import styles from './LogViewer.module.css';
import type { SearchQuery } from '../search/searchLines.ts';
import { useErrorKeys } from './useErrorKeys.ts';
import { useFollowedLog } from '../read/useFollowedLog.ts';
import { useLinePosition } from '../lines/useLinePosition.ts';
import { useLineSearch } from '../search/useLineSearch.ts';

/** A step whose lines alone are shown. */
export interface LogStep {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

export interface LogViewerProps {
  readonly client: AwsClient;
  readonly log: BuildLogStream;
  /** Default: the log of a build. */
  readonly kind?: 'build' | 'pipeline';
  /** Only the lines of this step. */
  readonly step?: LogStep | undefined;
  /** Whether lines may still be written. */
  readonly isRunning: boolean;
  /** Other tests ran at the same time, so that their lines may be among these. */
  readonly isParallel?: boolean;
  readonly callerAccount: string | undefined;
  /** The selected lines, as they stand in the address. */
  readonly range: string;
  readonly onRange: (range: string) => void;
  /** The address of a range of lines, to copy. */
  readonly linkTo: (range: string) => string;
  /** The name of a downloaded file, without its ending. */
  readonly fileName: string;
  /** Where else the log can be read. */
  readonly elsewhere?: ReactNode;
}

/** Longer logs are not wrapped unless the user asks: each wrapped line moves all later ones, which makes frames long. */
const mostWrapped = 20_000;

const noQuery: SearchQuery = { text: '', isRegex: false, matchCase: false };

/** The log of a build, or of one of its steps. */
export function LogViewer(props: LogViewerProps) {
  const { client, log, kind = 'build', step, isRunning, callerAccount, range, onRange } = props;
  const { startedAt, endedAt, name: stepName } = step ?? {};
  const store = useMemo(() => {
    const times = {
      // The line that says that the step has started may be written a little before its time.
      ...(startedAt === undefined ? {} : { startTime: startedAt - 2_000 }),
      ...(endedAt === undefined ? {} : { endTime: endedAt + afterTheEnd }),
    };
    return createLogStore(client, { ...logStreamInput(log), ...times });
  }, [client, log, startedAt, endedAt]);
  const loaded = useSyncExternalStore(store.subscribe, store.read);
  const view = useMemo(() => {
    if (stepName === undefined) return loaded;
    const { from, to } = linesOfStep(loaded.lines, { name: stepName, endedAt });
    return { ...loaded, lines: loaded.lines.slice(from, to), prepended: loaded.prepended - from };
  }, [loaded, stepName, endedAt]);
  const { lines, prepended } = view;
  const index = useMemo(() => indexLog(lines), [lines]);
  const handle = useRef<LogLinesHandle>(null);
  const [query, setQuery] = useState(noQuery);
  const [chosenWrap, setChosenWrap] = useState<boolean>();
  const wrap = chosenWrap ?? lines.length <= mostWrapped;
  const search = useLineSearch(view, query);
  const [currentId, setCurrentId] = useState<number>();
  const current = currentId === undefined ? undefined : currentId + prepended;
  const [place, setPlace] = useState('');
  const clock = useClock();
  const headingId = useId();

  const onError = useCallback((line: number) => setCurrentId(line - prepended), [prepended]);
  useFollowedLog(store, log, isRunning);
  const { selection, select, follow } = useLinePosition({
    store,
    view,
    index,
    handle,
    isRunning,
    range,
    onRange,
    onError,
  });
  useEffect(() => () => store.stop(), [store]);

  const goTo = (line: number | undefined) => {
    if (line === undefined) return;
    setCurrentId(line - prepended);
    handle.current?.show(line);
  };
  const from = () => current ?? handle.current?.firstInView() ?? 0;
  const goToError = (direction: 1 | -1) => goTo(nextOf(index.errors, from(), direction));
  useErrorKeys(goToError);
  const goToMatch = (direction: 1 | -1) => goTo(nextOf(search.lines, from(), direction));
  const timeOf = (line: number) => {
    const { timestamp = 0 } = lines[line] ?? {};
    return formatLineTime(timestamp, clock, clock === 'relative' ? stepStart(line) : 0);
  };
  const stepStart = (line: number) =>
    lines[markAt(index.steps, line)?.line ?? -1]?.timestamp ?? startedAt ?? lines[0]?.timestamp ?? 0;

  const context = { log, callerAccount, isRunning, isOfPipeline: kind === 'pipeline' };
  const problem = loaded.error
    ? problemOfError(loaded.error, context)
    : lines.length === 0 && loaded.busy === undefined
      ? problemOfNoEvents(context)
      : undefined;

  return (
    <section className={styles['viewer']} aria-labelledby={headingId} aria-busy={loaded.busy === 'first'}>
      <header className={styles['head']}>
        <h3 id={headingId} className={styles['heading']}>
          {stepName === undefined ? (
            `Log of the ${kind}`
          ) : (
            <>
              Log of step <Untrusted text={stepName} />
            </>
          )}
        </h3>
        <code className={styles['where']}>
          <Untrusted text={`${log.group} ${log.stream}`} />
        </code>
        {log.source === 'configured' && (
          <span className={styles['note']}>
            a log group that the {kind === 'build' ? 'image' : 'pipeline'} names
          </span>
        )}
      </header>
      {problem && (
        <LogProblemNotice problem={problem} error={loaded.error} onRetry={() => void store.retry()} />
      )}
      {lines.length === 0 ? (
        problem ? (
          props.elsewhere
        ) : (
          <div className={styles['skeleton']} aria-hidden="true" />
        )
      ) : (
        <>
          <LogSearch
            query={query}
            onQuery={setQuery}
            state={search.state}
            matches={search.lines}
            current={current}
            onGo={goToMatch}
          />
          <LogTools
            index={index}
            lines={lines}
            selection={selection}
            range={range}
            linkTo={props.linkTo}
            fileName={props.fileName}
            current={current}
            wrap={wrap}
            onWrap={setChosenWrap}
            onError={goToError}
            onLine={goTo}
          />
          <LogLoading store={store} loaded={loaded} shown={lines.length} />
          <LogNotes lines={lines} isWhole={loaded.atStart} isParallel={props.isParallel ?? false} />
          <div className={styles['box']}>
            {place !== '' && (
              <p className={styles['place']}>
                <Untrusted text={place} />
              </p>
            )}
            <LogLines
              ref={handle}
              lines={lines}
              prepended={prepended}
              wrap={wrap}
              timeOf={timeOf}
              matchesOf={search.spansOf}
              selection={selection}
              current={current}
              onSelect={select.line}
              onKey={(event) => {
                if (event.metaKey || event.ctrlKey || event.altKey) return;
                if (event.key === 'e') goToError(1);
                else if (event.key === 'E') goToError(-1);
                else if (!select.key(event, current)) return;
                event.preventDefault();
              }}
              onScroll={(first, atEnd) => {
                follow.scrolled(atEnd);
                setPlace(placeOf(index, first));
              }}
            />
            {follow.newLines > 0 && (
              <button type="button" className={styles['new']} onClick={follow.showNew}>
                {follow.newLines.toLocaleString('en')} new {follow.newLines === 1 ? 'line' : 'lines'} ↓
              </button>
            )}
          </div>
          <p role="status" className="visually-hidden">
            {current !== undefined &&
              lines[current] &&
              `Line ${current + 1} of ${lines.length}: ${lines[current].text.slice(0, 300)}`}
          </p>
        </>
      )}
    </section>
  );
}

/** What the lines in view belong to. */
function placeOf({ steps, components }: ReturnType<typeof indexLog>, line: number): string {
  const step = markAt(steps, line);
  const component = markAt(components, line);
  const isInStep = component && (!step || component.line > step.line);
  return [step?.name, isInStep && component.name].filter(Boolean).join(' › ');
}
