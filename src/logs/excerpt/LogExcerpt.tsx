import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { AwsClient } from '../../aws/client.ts';
import type { BuildLogStream } from '../../aws/imagebuilder/logStream.ts';
import { toServiceError } from '../../aws/serviceError.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useClock } from '../../ui/now.ts';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { type Excerpt, excerptIn, type FailedPart, fullerText, logTailQuery } from '../read/excerptQuery.ts';
import { LineText } from '../lines/LineText.tsx';
import { longestInExcerpt, plainLines } from '../lines/lineText.ts';
import { formatLineTime, isoTime } from '../lines/lineTime.ts';
import styles from './LogExcerpt.module.css';
import { LogProblemNotice } from '../problem/LogProblemNotice.tsx';
import { problemOfError, problemOfNoEvents } from '../problem/logProblem.ts';
import { parallelNote, progressOnlyNote, secretsWarning } from '../logTexts.ts';

export interface LogExcerptProps {
  readonly client: AwsClient;
  readonly log: BuildLogStream;
  readonly failed: FailedPart;
  readonly callerAccount: string | undefined;
  readonly isRunning: boolean;
  /** Other tests ran at the same time, so that their lines may be among these. */
  readonly isParallel: boolean;
  /** The link to the log viewer, at the marked line where there is one. */
  readonly openLink: (range: string | undefined) => ReactNode;
  /** Receives the whole error output where the failure context has only the beginning of it. */
  readonly onFullText: (text: string | undefined) => void;
}

/** The lines of the log that explain a failure, or why there are none. As high as the space that is reserved for it. */
export function LogExcerpt(props: LogExcerptProps) {
  const { client, log, failed, callerAccount, isRunning, isParallel, openLink, onFullText } = props;
  const query = useQuery(logTailQuery(client, log, failed.endedAt));
  const lines = query.data;
  const excerpt = useMemo(() => lines && excerptIn(lines, log, failed), [lines, log, failed]);
  const fullText = excerpt && fullerText(failed.text ?? '', excerpt.errorText);
  useEffect(() => {
    onFullText(fullText);
  }, [onFullText, fullText]);
  const context = { log, callerAccount, isRunning };
  if (query.isError) {
    const error = toServiceError(query.error, 'GetLogEvents');
    const problem = problemOfError(error, context);
    return <LogProblemNotice problem={problem} error={error} onRetry={() => void query.refetch()} />;
  }
  if (lines && !excerpt) return <LogProblemNotice problem={problemOfNoEvents(context)} />;
  return (
    <section className={styles['excerpt']} aria-label="Log lines of the failure" aria-busy={!excerpt}>
      <header className={styles['head']}>
        <h3 className={styles['title']}>
          Log <span className={styles['note']}>{noteOn(excerpt, log, isParallel)}</span>
        </h3>
        {excerpt && (
          <>
            <CopyButton
              label="Copy lines"
              text={plainLines(excerpt.lines, ({ timestamp }) => isoTime(timestamp))}
              title={secretsWarning}
            />
            {excerpt.command !== undefined && (
              <CopyButton
                label="Copy bash command"
                aria-label="Copy bash command for these lines"
                text={excerpt.command}
                title={excerpt.command}
              />
            )}
          </>
        )}
        {openLink(excerpt?.markedRange)}
      </header>
      {excerpt ? (
        <ExcerptLines excerpt={excerpt} since={failed.startedAt} />
      ) : (
        <div className={styles['skeleton']} aria-hidden="true" />
      )}
      <p className={styles['warning']}>{secretsWarning}</p>
    </section>
  );
}

function noteOn(excerpt: Excerpt | undefined, log: BuildLogStream, isParallel: boolean): ReactNode {
  const notes = [
    excerpt === undefined && 'Reading the log…',
    excerpt?.progressOnly && progressOnlyNote,
    excerpt && !excerpt.hasCommand && !excerpt.progressOnly && 'No failed command among the last lines.',
    isParallel && parallelNote,
    log.source === 'configured' && (
      <>
        Own log group <Untrusted text={log.group} />.
      </>
    ),
  ].filter((note) => note !== undefined && note !== false);
  return notes.map((note, index) => (
    // The notes of one excerpt never change their order.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={index}>{note} </span>
  ));
}

function ExcerptLines({ excerpt, since }: { readonly excerpt: Excerpt; readonly since: number | undefined }) {
  const { lines, marked } = excerpt;
  const clock = useClock();
  const start = since ?? lines[0]?.timestamp ?? 0;
  return (
    <div
      className={styles['lines']}
      data-scrolls
      // The lines scroll, so that a keyboard has to reach them.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label="Lines around the failure"
    >
      <ol>
        {lines.map((line, index) => (
          <li
            // A line's place in the excerpt is what identifies it: lines repeat.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            ref={index === marked ? centre : undefined}
            className={styles['line']}
            data-stream={line.stream}
            data-error={line.isError}
            data-marked={index === marked}
          >
            <time className={styles['time']} dateTime={isoTime(line.timestamp)}>
              {formatLineTime(line.timestamp, clock, start)}
            </time>
            <span className={styles['text']}>
              {index === marked && <span className="visually-hidden">Error line: </span>}
              <LineText line={line} length={longestInExcerpt} />
              {line.text.length > longestInExcerpt && '…'}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Scrolls the lines so that one is in their middle. Not `scrollIntoView`, which scrolls the page too. */
function centre(line: HTMLLIElement | null): void {
  const outer = line?.closest('[data-scrolls]');
  if (line && outer) outer.scrollTop = line.offsetTop - (outer.clientHeight - line.offsetHeight) / 2;
}
