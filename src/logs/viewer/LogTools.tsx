import type { LogLine } from '../../aws/logs/logLine.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { plainText } from '../../lib/plainText.ts';
import { plainLines } from '../lines/lineText.ts';
import { isoTime } from '../lines/lineTime.ts';
import { type LogIndex, markAt } from '../lines/logIndex.ts';
import type { Selection } from '../lines/LogLines.tsx';
import { secretsWarning } from '../logTexts.ts';
import styles from './LogViewer.module.css';

export interface LogToolsProps {
  readonly index: LogIndex;
  readonly lines: readonly LogLine[];
  readonly selection: Selection | undefined;
  readonly range: string;
  readonly linkTo: (range: string) => string;
  readonly fileName: string;
  readonly current: number | undefined;
  readonly wrap: boolean;
  readonly onWrap: (wrap: boolean) => void;
  readonly onError: (direction: 1 | -1) => void;
  readonly onLine: (line: number) => void;
}

/** Ways through the loaded lines, and out of the page. */
export function LogTools(props: LogToolsProps) {
  const { index, lines, selection, range, linkTo, fileName, current, wrap } = props;
  const { errors, steps } = index;
  const errorAt = current === undefined ? -1 : errors.indexOf(current);
  const selected = selection ? selection.last - selection.first + 1 : 0;
  return (
    <div className={styles['bar']}>
      <span className={styles['group']} role="group" aria-label="Errors">
        <span className={styles['count']}>
          {errors.length === 0
            ? 'No errors'
            : errorAt === -1
              ? `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`
              : `Error ${errorAt + 1} of ${errors.length}`}
        </span>
        <Button
          size="small"
          disabled={errors.length === 0}
          aria-label="Previous error"
          aria-keyshortcuts="Shift+E"
          title="Previous error (E in the lines)"
          onClick={() => props.onError(-1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          disabled={errors.length === 0}
          aria-label="Next error"
          aria-keyshortcuts="E"
          title="Next error (e in the lines)"
          onClick={() => props.onError(1)}
        >
          ↓
        </Button>
      </span>
      {steps.length > 0 && (
        <select
          aria-label="Jump to step"
          className={styles['steps']}
          value={current === undefined ? '' : (markAt(steps, current)?.line ?? '')}
          onChange={({ target }) => props.onLine(Number(target.value))}
        >
          <option value="" disabled>
            Jump to step
          </option>
          {steps.map(({ line, name }) => (
            <option key={line} value={line}>
              {plainText(name)}
            </option>
          ))}
        </select>
      )}
      <Button size="small" aria-pressed={wrap} onClick={() => props.onWrap(!wrap)}>
        Wrap lines
      </Button>
      <span className={styles['group']} role="group" aria-label="Copy and download">
        {selection && (
          <>
            <CopyButton
              label={`Copy ${selected.toLocaleString('en')} ${selected === 1 ? 'line' : 'lines'}`}
              title={secretsWarning}
              text={() => plainLines(lines.slice(selection.first, selection.last + 1))}
            />
            <CopyButton label="Copy link" text={() => linkTo(range)} />
          </>
        )}
        <DownloadButton
          size="small"
          name={`${fileName}.log`}
          type="text/plain"
          content={() => `${plainLines(lines, ({ timestamp }) => isoTime(timestamp))}\n`}
        >
          Download
        </DownloadButton>
        <span className={styles['note']}>{secretsWarning}</span>
      </span>
    </div>
  );
}
