import { useWindowRows } from '../ui/useWindowRows.ts';
import { ExecutionItem } from './ExecutionItem.tsx';
import type { ItemsProps } from './ExecutionsTable.tsx';
import { RowPart } from './RowPart.tsx';

/** A row's usual height in pixels. */
const usualHeight = 46;

/** Only the items in and near the window, between two spacers as high as all the others. */
export function VirtualItems({ items, attempts, isOpen, ...rest }: ItemsProps) {
  const { top, shown, measure, before, after } = useWindowRows<HTMLTableSectionElement>({
    count: items.length,
    usualHeight,
    overscan: 4,
    keyOf: (index) => items[index]?.id ?? index,
  });
  return (
    <>
      <tbody ref={top} aria-hidden="true">
        <tr style={{ height: before }} />
      </tbody>
      {shown.map(({ index, key }) => {
        const item = items[index];
        if (!item) return null;
        const { original } = item;
        return (
          <RowPart key={key} row={original} columnCount={rest.columnCount}>
            <ExecutionItem
              ref={measure}
              index={index}
              row={original}
              rowIndex={index + 2}
              open={isOpen(original.key)}
              attempt={attempts.get(original.execution)}
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
