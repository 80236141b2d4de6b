import { expect, test } from 'vitest';
import { toExecutionRow } from '../../../executions/executionRow.ts';
import { parseImage } from '../../../aws/imagebuilder/image.ts';
import { parseWorkflowExecution } from '../../../aws/imagebuilder/workflowExecution.ts';
import { stateOfBuild } from './buildState.ts';

const rows = (...statuses: string[]) =>
  statuses.map((status) => toExecutionRow(status, parseWorkflowExecution({ status })));

const image = (status: string) => parseImage({ state: { status } });

test('the image’s own state counts: its executions can be completed while it is being distributed, or failed', () => {
  const completed = rows('COMPLETED', 'COMPLETED');
  expect(stateOfBuild(image('DISTRIBUTING'), completed)).toMatchObject({
    word: 'Distributing',
    icon: 'running',
  });
  expect(stateOfBuild(image('FAILED'), completed)).toMatchObject({
    word: 'Failed',
    icon: 'danger',
    mark: '✕',
  });
  expect(stateOfBuild(image('SOMETHING_NEW'), completed)).toMatchObject({ word: 'SOMETHING_NEW' });
});

test('says that a build waits while one of its steps does, and no longer once it has ended', () => {
  const running = rows('RUNNING');
  expect(stateOfBuild(image('BUILDING'), running, true)).toMatchObject({ word: 'Waiting', mark: '‖' });
  expect(stateOfBuild(undefined, running, true).word).toBe('Waiting');
  expect(stateOfBuild(image('FAILED'), running, true).word).toBe('Failed');
});

test('without an image, derives the state from the executions', () => {
  expect(stateOfBuild(undefined, rows('COMPLETED', 'FAILED', 'PENDING')).word).toBe('Failed');
  expect(stateOfBuild(undefined, rows('COMPLETED', 'RUNNING')).word).toBe('Running');
  expect(stateOfBuild(undefined, rows('COMPLETED', 'SKIPPED')).word).toBe('Completed');
  expect(stateOfBuild(undefined, rows('NEWER'))).toMatchObject({ word: '', icon: 'neutral' });
});
