import { isComponentLine, type LogLine } from '../../aws/logs/logLine.ts';
import { parallelNote, progressOnlyNote } from '../logTexts.ts';
import styles from './LogViewer.module.css';

export interface LogNotesProps {
  readonly lines: readonly LogLine[];
  /** Whether no line is before the first one. */
  readonly isWhole: boolean;
  readonly isParallel: boolean;
}

/** What has to be known to read the lines. */
export function LogNotes({ lines, isWhole, isParallel }: LogNotesProps) {
  const ranComponents = lines.some(
    ({ starts, text }) => starts?.kind === 'step' && text.endsWith(' ExecuteComponents'),
  );
  const isProgressOnly = isWhole && ranComponents && !lines.some(isComponentLine);
  return (
    <>
      {isProgressOnly && <p className={styles['note']}>{progressOnlyNote}</p>}
      {isParallel && <p className={styles['note']}>{parallelNote}</p>}
    </>
  );
}
