import type { ReactNode } from 'react';

export interface ListCellProps {
  readonly column: string;
  /** Stands before the value in a card, where the column's header is far away. */
  readonly label?: string;
  /** Has nothing to say: a card leaves it out. */
  readonly empty?: boolean;
  readonly children: ReactNode;
}

/** A cell that keeps its meaning when its row becomes a card. */
export function ListCell({ column, label, empty = false, children }: ListCellProps) {
  return (
    <td data-column={column} data-label={label} data-empty={empty}>
      {empty ? undefined : children}
    </td>
  );
}
