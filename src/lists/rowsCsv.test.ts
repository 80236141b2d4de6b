import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { rowsCsv } from './rowsCsv.ts';

interface Row {
  readonly name: string;
  readonly startedAt: number | undefined;
}

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name, cell: ({ name }) => name },
  {
    id: 'started',
    header: 'Started',
    value: ({ startedAt }) => startedAt,
    csv: ({ startedAt }) => (startedAt === undefined ? undefined : new Date(startedAt).toISOString()),
    cell: () => undefined,
  },
];

test('exports the value of each column, or what the column exports in its place', () => {
  const rows = [
    { name: 'build-image', startedAt: 0 },
    { name: 'two, "quoted"', startedAt: undefined },
    { name: '=1+1', startedAt: undefined },
  ];
  expect(rowsCsv(columns, rows)).toBe(
    '\uFEFFName,Started\r\nbuild-image,1970-01-01T00:00:00.000Z\r\n"two, ""quoted""",\r\n\'=1+1,\r\n',
  );
});
