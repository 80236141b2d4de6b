import { createQueryClient } from '../../aws/queryClient.ts';
import { expect, test, vi } from 'vitest';
import type { AnswerableStep } from './waitingSteps.ts';
import { timesOutAt, waitingFactsQuery, type WaitingFacts } from './waitingFacts.ts';

const step: AnswerableStep = {
  stepExecutionId: 'step-1',
  imageBuildVersionArn: 'arn',
  workflowExecutionId: 'wf-1',
  workflowBuildVersionArn: undefined,
  name: 'Approve',
  action: 'WaitForAction',
  startTime: '2026-11-20T12:00:00.000Z',
  raw: {},
};

test.each([
  [3_600, Date.parse('2026-11-20T13:00:00.000Z')],
  [9e15, undefined],
  [-9e15, undefined],
  [undefined, undefined],
])('a timeout of %s seconds', (timeoutSeconds, expected) => {
  const detail = { timeoutSeconds, startTime: undefined };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest of the step says nothing of its timeout
  expect(timesOutAt(step, { detail, keepsAnInstance: false } as unknown as WaitingFacts)).toBe(expected);
});

test('reads the other steps again after a failed read', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
  const send = vi.fn(async (operation: string) => {
    if (operation === 'GetWorkflowStepExecution')
      return { body: { stepExecutionId: 'step-1' }, requestId: 'request-1' };
    throw new Error('no');
  });
  const queryClient = createQueryClient();
  const query = waitingFactsQuery({ region: 'us-east-1', send }, step);
  expect(await queryClient.fetchQuery(query)).toMatchObject({ keepsAnInstance: undefined });
  await queryClient.fetchQuery(query);
  expect(send).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(31_000);
  await queryClient.fetchQuery(query);
  expect(send).toHaveBeenCalledTimes(4);
  vi.useRealTimers();
});
