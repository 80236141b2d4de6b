import { Button } from '../ui/Button.tsx';
import { PanelNote } from '../ui/PanelNote.tsx';
import { droppedText } from '../lists/noun.ts';
import { isFiltering, type RowFilters } from './rowFilter.ts';
import type { Executions } from './useExecutions.ts';

export interface ListNotesProps {
  readonly executions: Pick<Executions, 'rows' | 'more' | 'startedOver' | 'dropped'>;
  readonly filters: RowFilters;
  readonly isSorted: boolean;
  /** How many of the loaded rows match the filters. */
  readonly matching: number;
  readonly onFilter: (filters: RowFilters) => void;
}

/** What of the list is shown, and how it was read, wherever that is not plainly all of it. */
export function ListNotes({ executions, filters, isSorted, matching, onFilter }: ListNotesProps) {
  const { rows, more, startedOver, dropped } = executions;
  const filtered = isFiltering(filters);
  const partly = (filtered || isSorted) && more.kind !== 'end';
  return (
    <>
      {(filtered || partly) && rows.length > 0 && (
        <PanelNote>
          {filtered &&
            `${matching.toLocaleString('en')} of ${rows.length.toLocaleString('en')} loaded rows match. `}
          {partly && 'More are available: sorting and filtering act on the loaded ones only. '}
          {filtered && (
            <Button look="quiet" onClick={() => onFilter({ filter: '', status: [], type: [] })}>
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
