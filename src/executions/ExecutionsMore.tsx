import { LoadMoreRow } from '../lists/LoadMoreRow.tsx';
import { rowsCsv } from '../lists/rowsCsv.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { executionColumns } from './table/executionColumns.tsx';
import type { Executions } from './useExecutions.ts';

export interface ExecutionsMoreProps {
  readonly executions: Executions;
  /** Whether files may be saved: a frame of another page may forbid it. */
  readonly canDownload: boolean;
}

/** The row below the last execution. */
export function ExecutionsMore({ executions, canDownload }: ExecutionsMoreProps) {
  const { rows } = executions;
  return (
    <LoadMoreRow list={executions} loaded={rows.length} noun={['execution', 'executions']}>
      {canDownload && (
        <DownloadButton
          name="workflow-executions.csv"
          type="text/csv"
          size="small"
          content={() => rowsCsv(executionColumns, rows)}
        >
          Download CSV
        </DownloadButton>
      )}
    </LoadMoreRow>
  );
}
