import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { LogSearch, type LogSearchProps } from './LogSearch.tsx';

const query = { text: 'curl', isRegex: false, matchCase: false };

function propsOf(state: LogSearchProps['state'], onGo: LogSearchProps['onGo']): LogSearchProps {
  const matches = state.kind === 'found' ? state.lines : new Int32Array();
  return { query, onQuery: () => undefined, state, matches, current: undefined, onGo };
}

const found = { kind: 'found', lines: Int32Array.of(3, 8), spans: Int32Array.of(3, 0, 4, 8, 0, 4) } as const;

test('Enter before the search has finished goes to a match once there is one', async () => {
  const onGo = vi.fn<LogSearchProps['onGo']>();
  const screen = await render(<LogSearch {...propsOf({ kind: 'searching' }, onGo)} />);
  await screen.getByRole('searchbox').click();
  await userEvent.keyboard('{Enter}');
  expect(onGo).not.toHaveBeenCalled();
  await screen.rerender(<LogSearch {...propsOf(found, onGo)} />);
  await expect.poll(() => onGo.mock.calls).toEqual([[1]]);
  // More lines were loaded and searched: the user asked once.
  await screen.rerender(<LogSearch {...propsOf({ kind: 'searching' }, onGo)} />);
  await screen.rerender(<LogSearch {...propsOf({ ...found }, onGo)} />);
  await expect.element(screen.getByRole('status')).toHaveTextContent('2 matching lines');
  expect(onGo).toHaveBeenCalledTimes(1);
});

test('Enter moves to the next match, and Shift+Enter to the previous one', async () => {
  const onGo = vi.fn<LogSearchProps['onGo']>();
  const screen = await render(<LogSearch {...propsOf(found, onGo)} />);
  await screen.getByRole('searchbox').click();
  await userEvent.keyboard('{Enter}{Shift>}{Enter}{/Shift}');
  expect(onGo.mock.calls).toEqual([[1], [-1]]);
});
