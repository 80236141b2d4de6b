import { ImagebuilderClient, ListWorkflowExecutionsCommand } from '@aws-sdk/client-imagebuilder';
import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { createRoot } from 'react-dom/client';

// The measure of the size budget and of the first row: the least page with our libraries. It uses each of them once, and has
// nothing else.

const parameters = new URLSearchParams(location.search);
const imageBuildVersionArn = parameters.get('build') ?? '';
// The simulator's keys: they open nothing anywhere else.
const client = new ImagebuilderClient({
  region: 'us-east-1',
  endpoint: `${location.origin}/api/imagebuilder/us-east-1`,
  credentials: {
    accessKeyId: parameters.get('key') ?? '',
    secretAccessKey: parameters.get('secret') ?? '',
  },
});
// The page's own features: sorting and filtering are what the library is there for.
const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

function Executions() {
  const { data } = useInfiniteQuery({
    queryKey: ['executions'],
    queryFn: ({ pageParam }) =>
      client.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn, nextToken: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });
  const rows = data?.pages.flatMap((page) => page.workflowExecutions ?? []) ?? [];
  const table = useTable({ features, data: rows, columns: [{ accessorKey: 'status' }] });
  return (
    <table>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getAllCells().map((cell) => (
              <td key={cell.id}>{String(cell.getValue())}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <Executions />
    </QueryClientProvider>,
  );
}
