import { expect, test, vi } from 'vitest';
import type { AwsClient } from '../../aws/client.ts';
import { createQueryClient } from '../../aws/queryClient.ts';
import { ServiceError, type ServiceErrorKind } from '../../aws/serviceError.ts';
import { createLatestBuilds } from './latestBuilds.ts';

const versionOf = (number: number) =>
  `arn:aws:imagebuilder:us-east-1:111122223333:image/image-${number}/1.0.0`;

/** Image versions, each with a build that failed; `respond` settles the requests one by one. */
function versions() {
  const pending: { readonly arn: string; readonly settle: (kind?: ServiceErrorKind) => void }[] = [];
  const send = vi.fn<AwsClient['send']>((operation, input) => {
    const arn = 'imageVersionArn' in input ? String(input.imageVersionArn) : '';
    return new Promise<{ body: unknown; requestId: undefined }>((resolve, reject) => {
      pending.push({
        arn,
        settle(kind) {
          if (kind) return reject(new ServiceError({ operation, kind, name: kind, message: kind }));
          const state = { status: 'FAILED', reason: `No capacity for ${arn}` };
          const imageSummaryList = [
            { arn: `${arn}/1`, dateCreated: '2026-09-01T00:00:00Z', state: { status: 'AVAILABLE' } },
            { arn: `${arn}/2`, dateCreated: '2026-09-02T00:00:00Z', state },
          ];
          return resolve({ body: { imageSummaryList }, requestId: undefined });
        },
      });
    });
  });
  const latest = createLatestBuilds(createQueryClient(), { region: 'us-east-1', send });
  latest.subscribe(() => undefined);
  const sent = () => send.mock.calls.length;
  const respond = async (kind?: ServiceErrorKind) => {
    pending.shift()?.settle(kind);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { latest, sent, respond };
}

test('reads two versions at a time, and only those whose row stays near the window', async () => {
  vi.useFakeTimers();
  const { latest, sent, respond } = versions();
  for (const number of [1, 2, 3, 4, 5]) latest.want(versionOf(number));
  latest.want(versionOf(1));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent()).toBe(2);
  latest.leave(versionOf(3));
  await respond();
  expect(latest.read().get(versionOf(1))).toMatchObject({
    kind: 'build',
    build: { status: 'FAILED', cause: `No capacity for ${versionOf(1)}`, build: { build: '2' } },
  });
  expect(sent()).toBe(3);
  for (const _ of [2, 4, 5]) await respond();
  expect(sent()).toBe(4);
  expect([...latest.read().keys()]).toEqual([1, 2, 4, 5].map(versionOf));

  // Known builds are read again only by a refresh, and only near the window.
  latest.want(versionOf(2));
  expect(sent()).toBe(4);
  latest.leave(versionOf(2));
  await vi.advanceTimersByTimeAsync(1);
  latest.refresh();
  for (const _ of [1, 4, 5]) await respond();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent()).toBe(7);
  vi.useRealTimers();
});

test('sends nothing more after a refusal, until a refresh', async () => {
  vi.useFakeTimers();
  const { latest, sent, respond } = versions();
  for (const number of [1, 2, 3, 4]) latest.want(versionOf(number));
  await vi.advanceTimersByTimeAsync(0);
  await respond('forbidden');
  await respond();
  expect(sent()).toBe(2);
  expect([...latest.read().values()].map(({ kind }) => kind)).toEqual([
    'failed',
    'build',
    'failed',
    'failed',
  ]);
  latest.want(versionOf(3));
  expect(sent()).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  latest.refresh();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent()).toBe(4);
  vi.useRealTimers();
});

test('repeats a throttled read after a while, and sends nothing meanwhile', async () => {
  vi.useFakeTimers();
  const { latest, sent, respond } = versions();
  for (const number of [1, 2, 3]) latest.want(versionOf(number));
  await vi.advanceTimersByTimeAsync(0);
  await respond('throttled');
  await respond();
  expect(sent()).toBe(2);
  expect(latest.read().get(versionOf(1))).toEqual({ kind: 'reading' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent()).toBe(4);
  await respond();
  expect(latest.read().get(versionOf(1))?.kind).toBe('build');
  vi.useRealTimers();
});
