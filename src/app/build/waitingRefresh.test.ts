import { InfiniteQueryObserver } from '@tanstack/query-core';
import { createQueryClient } from '../../aws/queryClient.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { waitingSource } from '../../actions/waiting/waitingSteps.ts';
import type { AwsClient } from '../../aws/client.ts';
import { ServiceError, type ServiceErrorKind } from '../../aws/serviceError.ts';
import { pagedQuery } from '../../lists/pagedQuery.ts';
import { waitingRefresh } from './waitingRefresh.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that shows what waits, in an account that refuses to list it. */
function over(kind: ServiceErrorKind) {
  const asked = vi.fn(async () => {
    throw new ServiceError({ operation: 'ListWaitingWorkflowSteps', kind, name: kind, message: 'No.' });
  });
  const client: AwsClient = { region: 'us-east-1', send: asked };
  const query = pagedQuery(waitingSource(client));
  const queryClient = createQueryClient();
  const observe = () => {
    const observer = new InfiniteQueryObserver(queryClient, query);
    return observer.subscribe(() => undefined);
  };
  const refresh = waitingRefresh(queryClient, client, () => undefined);
  const refreshOnce = async () => {
    const isOld = refresh.before();
    if (isOld()) await refresh.read();
  };
  const failed = () =>
    vi.waitFor(() => expect(queryClient.getQueryState(query.queryKey)).toMatchObject({ status: 'error' }));
  return { asked, observe, failed, refreshOnce, refresh };
}

test('repeats a refused request twice a minute, however often the page refreshes or a row shows its mark', async () => {
  const { asked, observe, failed, refreshOnce } = over('forbidden');
  observe();
  await failed();
  expect(asked).toHaveBeenCalledTimes(1);
  for (let refreshes = 0; refreshes < 12; refreshes += 1) {
    await refreshOnce();
    const leave = observe();
    await vi.advanceTimersByTimeAsync(5_000);
    leave();
  }
  expect(asked).toHaveBeenCalledTimes(2);
});

test('rejects when the request is throttled, so that the refresh slows down', async () => {
  const { observe, failed, refresh } = over('throttled');
  observe();
  await failed();
  await expect(refresh.read()).rejects.toMatchObject({ kind: 'throttled' });
});
