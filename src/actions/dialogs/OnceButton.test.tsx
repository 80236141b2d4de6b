import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { OnceButton } from './OnceButton.tsx';
import { settlingTime } from '../../lib/timings.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function pressed(element: Element, detail: number): void {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
}

test('ignores clicks and keys until 500 ms after it appeared, then submits once per double click', async () => {
  const onPress = vi.fn();
  const screen = await render(<OnceButton onPress={onPress}>Stop</OnceButton>);
  const button = screen.getByRole('button', { name: 'Stop' }).element();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  pressed(button, 1);
  pressed(button, 0);
  vi.advanceTimersByTime(settlingTime - 1);
  pressed(button, 1);
  expect(onPress).not.toHaveBeenCalled();

  vi.advanceTimersByTime(1);
  await expect.element(button).toHaveAttribute('aria-disabled', 'false');
  pressed(button, 1);
  pressed(button, 2);
  expect(onPress).toHaveBeenCalledTimes(1);
  pressed(button, 0);
  expect(onPress).toHaveBeenCalledTimes(2);
});

test('submits nothing while it is disabled', async () => {
  const onPress = vi.fn();
  const screen = await render(
    <OnceButton aria-disabled onPress={onPress}>
      Stop
    </OnceButton>,
  );
  const button = screen.getByRole('button', { name: 'Stop' });
  vi.advanceTimersByTime(settlingTime);
  await screen.rerender(
    <OnceButton aria-disabled onPress={onPress}>
      Stop now
    </OnceButton>,
  );
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  pressed(button.element(), 1);
  expect(onPress).not.toHaveBeenCalled();
});
