import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { parseWorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { shortcutStore } from '../../ui/page/shortcuts.ts';
import { executionColumns } from './executionColumns.tsx';
import { toExecutionRow } from '../executionRow.ts';
import { ExecutionsTable } from './ExecutionsTable.tsx';

const failed = new Set([3, 120, 180]);
const rows = Array.from({ length: 200 }, (_, index) =>
  toExecutionRow(
    `wf-${index}`,
    parseWorkflowExecution({
      workflowExecutionId: `wf-${index}`,
      workflowBuildVersionArn: `arn:aws:imagebuilder:us-east-1:111122223333:workflow/test/run-${index}/1.0.0/1`,
      status: failed.has(index) ? 'FAILED' : 'COMPLETED',
    }),
  ),
);

const focusedRow = () => document.activeElement?.closest('tr')?.id;

test('f and F reach failed rows that are not in the document', async () => {
  const { container } = await render(
    <ExecutionsTable
      rows={rows}
      columns={executionColumns}
      earlier={new Map()}
      isOpen={() => false}
      toggle={() => undefined}
      renderDetail={() => null}
      sort={undefined}
      onSort={() => undefined}
      loading={false}
      rowCount={200}
    />,
  );
  const row = (index: number) => container.querySelector<HTMLElement>(`#row-wf-${index} th button`);
  await expect.poll(() => container.querySelector('tbody[data-index="3"]')).not.toBeNull();
  row(3)?.focus();
  expect(row(120)).toBeNull();
  expect(shortcutStore.run('f')).toBe(true);
  await expect.poll(focusedRow).toBe('row-wf-120');
  expect(shortcutStore.run('f')).toBe(true);
  await expect.poll(focusedRow).toBe('row-wf-180');
  // There is no further failure: the key keeps its usual meaning.
  expect(shortcutStore.run('f')).toBe(false);
  expect(shortcutStore.run('F')).toBe(true);
  await expect.poll(focusedRow).toBe('row-wf-120');
  expect(shortcutStore.run('F')).toBe(true);
  await expect.poll(focusedRow).toBe('row-wf-3');
});
