import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { expect } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { catalog, type CatalogKey } from '../../../simulator/catalog.ts';
import { createQueryClient } from '../../aws/queryClient.ts';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import { executionsQuery } from '../executionsQuery.ts';
import { useExecutions } from '../useExecutions.ts';

/** The hook over a build of the simulator. `shown` is what the screen would say of it. */
export async function over(
  key: CatalogKey,
  settings: { maxItems?: number; startingToken?: string; askedBefore?: boolean; unanswered?: number } = {},
) {
  const { askedBefore = false, unanswered, ...given } = settings;
  const {
    client,
    simulator,
    requests: sent,
  } = simulatedClient({
    respond: (_operation, _input, _simulated, signal) =>
      sent.length === unanswered ? untilAborted(signal) : undefined,
  });
  const list = {
    imageBuildVersionArn: catalog[key].arn,
    pageSize: 25,
    maxItems: 25,
    startingToken: undefined,
    ...given,
  };
  const queryClient = createQueryClient();
  if (askedBefore) {
    await queryClient.infiniteQuery(executionsQuery(client, list)).catch(() => undefined);
  }
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const seen: number[] = [];
  const { result, act } = await renderHook(
    () => {
      const executions = useExecutions(client, list);
      seen.push(executions.rows.length);
      return executions;
    },
    { wrapper },
  );
  const shown = () => ({
    state: result.current.state.kind,
    more: result.current.more.kind,
    rows: result.current.rows.length,
  });
  return {
    requests: () => simulator.log.map(({ input }) => input),
    sent,
    executions: () => result.current,
    seen,
    shown,
    until: (expected: Partial<ReturnType<typeof shown>>) => expect.poll(shown).toMatchObject(expected),
    do: (action: (executions: ReturnType<typeof useExecutions>) => void) => act(() => action(result.current)),
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Whether the number of rows ever went down. */
export const everLost = (seen: readonly number[]) =>
  seen.some((rows, index) => rows < (seen[index - 1] ?? 0));
