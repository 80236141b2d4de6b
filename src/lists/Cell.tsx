import { isEmptyCell, type Column } from './column.ts';

export interface CellProps<Row, Context> {
  readonly column: Column<Row, Context>;
  readonly row: Row;
  readonly context: Context;
}

/** A cell that keeps its meaning when its row becomes a card: it knows its header, and whether it has anything to show. */
export function Cell<Row, Context>({ column, row, context }: CellProps<Row, Context>) {
  const { id, isRowHeader, captioned, header } = column;
  if (isRowHeader) {
    return (
      <th scope="row" data-column={id}>
        {column.cell(row, context)}
      </th>
    );
  }
  const empty = isEmptyCell(column, row);
  return (
    <td data-column={id} data-label={captioned ? header : undefined} data-empty={empty}>
      {empty ? undefined : column.cell(row, context)}
    </td>
  );
}
