import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { LoadMore, type LoadMoreState } from './LoadMore.tsx';

function row(state: LoadMoreState) {
  return <LoadMore state={state} loaded={40} onLoadMore={() => undefined} onLoadAll={() => undefined} />;
}

test('the focus stays in the row through a press, also when the last press takes the button away', async () => {
  const screen = await render(row({ kind: 'more' }));
  await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
  await screen.rerender(row({ kind: 'loading', all: false }));
  await expect.element(screen.getByRole('button', { name: 'Loading…' })).toHaveFocus();
  await screen.rerender(row({ kind: 'end' }));
  await expect.element(screen.getByText('40 rows, that was all')).toBeVisible();
  expect(document.activeElement).not.toBe(document.body);
  expect(document.activeElement?.textContent).toBe('40 rows, that was all');
});

test('a row that did not have the focus does not take it', async () => {
  const screen = await render(row({ kind: 'loading', all: true }));
  await screen.rerender(row({ kind: 'end' }));
  expect(document.activeElement).toBe(document.body);
});

test('a failure says what and what to do, keeps the rows, and offers a retry', async () => {
  const screen = await render(row({ kind: 'failed', title: 'it is closed', advice: 'Come back.' }));
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Loading more failed: it is closed');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('The 40 rows above stay');
  await expect.element(screen.getByRole('button', { name: 'Retry' })).toBeVisible();
});
