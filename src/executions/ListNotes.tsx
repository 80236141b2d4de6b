import { droppedText, figure } from '../lists/noun.ts';
import { Button } from '../ui/Button.tsx';
import { PanelNote } from '../ui/PanelNote.tsx';
import type { Executions } from './useExecutions.ts';

export interface ListNotesProps {
  readonly executions: Pick<Executions, 'rows' | 'more' | 'startedOver' | 'dropped'>;
  readonly isFiltering: boolean;
  readonly isSorted: boolean;
  /** How many of the loaded rows match the filters. */
  readonly matching: number;
  /** Removes all filters. */
  readonly onClear: () => void;
}

/** Which part of the list is shown, and how it was loaded, unless it is simply all of it. */
export function ListNotes({ executions, isFiltering, isSorted, matching, onClear }: ListNotesProps) {
  const { rows, more, startedOver, dropped } = executions;
  const isPartial = (isFiltering || isSorted) && more.kind !== 'end';
  return (
    <>
      {(isFiltering || isPartial) && rows.length > 0 && (
        <PanelNote>
          {isFiltering && `${figure(matching)} of ${figure(rows.length)} loaded rows match. `}
          {isPartial && 'More are available: sorting and filtering act on the loaded ones only. '}
          {isFiltering && (
            <Button variant="quiet" onClick={onClear}>
              Clear filters
            </Button>
          )}
        </PanelNote>
      )}
      {dropped > 0 && <PanelNote>{droppedText(dropped, ['execution', 'executions'])}</PanelNote>}
      {startedOver && (
        <PanelNote>
          The list was read again from its start: AWS no longer took a page token in the middle of it. The
          rows are kept.
        </PanelNote>
      )}
    </>
  );
}
