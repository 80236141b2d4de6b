import type { ReactNode } from 'react';
import { Part } from '../../ui/Part.tsx';
import type { ExecutionRow } from '../executionRow.ts';

export interface RowPartProps {
  readonly row: ExecutionRow;
  readonly columnCount: number;
  readonly children: ReactNode;
}

/** An execution's row as a part of its own: when it can't be shown, the other rows stay. */
export function RowPart({ row, columnCount, children }: RowPartProps) {
  return (
    <Part name={`Execution ${row.workflowName}`} wrap={(message) => wholeRow(message, columnCount)}>
      {children}
    </Part>
  );
}

/** Puts a message in place of a row. */
export function wholeRow(message: ReactNode, columnCount: number) {
  return (
    <tbody>
      <tr>
        <td colSpan={columnCount}>{message}</td>
      </tr>
    </tbody>
  );
}
