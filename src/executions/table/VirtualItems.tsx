import { useWindowRows } from '../../ui/page/useWindowRows.ts';
import { ExecutionItem } from './ExecutionItem.tsx';
import type { ItemsProps } from './ExecutionsTable.tsx';
import { RowPart } from './RowPart.tsx';
import { useFailureKeys } from './useFailureKeys.ts';

/** A row's usual height in pixels. */
const usualHeight = 46;

/** Only the rows in and near the window, between two spacers as high as all the others. */
export function VirtualItems({ rows, isOpen, earlier, ...rest }: ItemsProps) {
  const { top, shown, measure, before, after, scrollTo } = useWindowRows<HTMLTableSectionElement>({
    count: rows.length,
    usualHeight,
    overscan: 4,
    keyOf: (index) => rows[index]?.key ?? index,
  });
  useFailureKeys(rows, top, scrollTo);
  return (
    <>
      <tbody ref={top} aria-hidden="true">
        <tr style={{ height: before }} />
      </tbody>
      {shown.map(({ index, key }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <RowPart key={key} row={row} columnCount={rest.columns.length}>
            <ExecutionItem
              ref={measure}
              index={index}
              row={row}
              rowIndex={index + 2}
              open={isOpen(row.key)}
              earlier={earlier.get(row.key)}
              {...rest}
            />
          </RowPart>
        );
      })}
      <tbody aria-hidden="true">
        <tr style={{ height: after }} />
      </tbody>
    </>
  );
}
