import { memo } from 'react';
import type { LogLine } from '../../aws/logs/logLine.ts';
import { LineText } from './LineText.tsx';
import { longestShown, type TextSpan } from './lineText.ts';
import { isoTime } from './lineTime.ts';
import styles from './LogLines.module.css';

export interface LogRowProps {
  readonly line: LogLine;
  readonly index: number;
  /** How many lines there are. */
  readonly count: number;
  readonly time: string;
  readonly matches: readonly TextSpan[];
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  /** Measures the row's height, where heights differ. */
  readonly measure: ((row: Element | null) => void) | undefined;
  /** Shows all characters of a very long line. */
  readonly isWhole: boolean;
}

/** One line with its time. The time is what selects the line, so that the text can be selected as text. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, index, count, time, matches, isSelected, isCurrent, measure, isWhole } = props;
  const length = isWhole ? line.text.length : longestShown;
  const hidden = line.text.length - length;
  return (
    <li
      ref={measure}
      className={styles['row']}
      data-index={index}
      data-stream={line.stream}
      data-error={line.isError}
      data-selected={isSelected || undefined}
      data-current={isCurrent || undefined}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-current={isSelected || undefined}
    >
      <time className={styles['time']} dateTime={isoTime(line.timestamp)} data-time>
        {time}
      </time>
      <span className={styles['text']}>
        {isCurrent && <span className="visually-hidden">Current line: </span>}
        <LineText line={line} length={length} matches={matches} />
        {hidden > 0 && (
          <button type="button" className={styles['more']} tabIndex={-1} data-whole>
            {hidden.toLocaleString('en')} more characters
          </button>
        )}
      </span>
    </li>
  );
});
