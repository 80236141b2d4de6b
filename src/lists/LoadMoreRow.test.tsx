import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ServiceError } from '../aws/serviceError.ts';
import { LoadMoreRow } from './LoadMoreRow.tsx';
import type { More } from './usePagedList.ts';

const nothing = () => undefined;

function row(more: More) {
  const list = { more, retryAt: undefined, loadMore: nothing, loadAll: nothing, stop: nothing };
  return <LoadMoreRow list={list} loaded={40} noun={['execution', 'executions']} />;
}

const forbidden = new ServiceError({
  operation: 'ListWorkflowExecutions',
  kind: 'forbidden',
  name: 'ForbiddenException',
  message: 'No.',
  status: 403,
});

test('keeps the focus while a page loads, and after the last page removed the button', async () => {
  const screen = await render(row({ kind: 'more' }));
  await expect.element(screen.getByText('40 loaded, more available')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
  await screen.rerender(row({ kind: 'loading', amount: 'page' }));
  await expect.element(screen.getByRole('button', { name: 'Loading…' })).toHaveFocus();
  await screen.rerender(row({ kind: 'end' }));
  await expect.element(screen.getByText('40 of 40 executions')).toBeVisible();
  expect(document.activeElement).not.toBe(document.body);
  expect(document.activeElement?.textContent).toBe('40 of 40 executions');
});

test('does not take the focus that it did not have', async () => {
  const screen = await render(row({ kind: 'loading', amount: 'all' }));
  await screen.rerender(row({ kind: 'end' }));
  expect(document.activeElement).toBe(document.body);
});

test('says how many responses were empty, and continues when the user asks', async () => {
  const screen = await render(row({ kind: 'paused', emptyResponses: 40 }));
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent('40 loaded. Paused after 40 empty responses in a row; more may follow.');
  await expect.element(screen.getByRole('button', { name: 'Continue' })).toBeVisible();
});

test('offers to cancel one page that loads', async () => {
  const screen = await render(row({ kind: 'loading', amount: 'page' }));
  await expect.element(screen.getByRole('button', { name: 'Cancel' })).toBeVisible();
});

test('says why loading more failed, that the rows are kept, and offers a retry', async () => {
  const screen = await render(row({ kind: 'failed', error: forbidden }));
  const alert = screen.getByRole('alert');
  await expect.element(alert).toHaveTextContent('Loading more failed: access is denied');
  await expect.element(alert).toHaveTextContent('The 40 executions above are kept.');
  await expect.element(screen.getByRole('button', { name: 'Retry' })).toBeVisible();
});
