import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { ClockContext } from './now.ts';
import { Time } from './Time.tsx';

test('writes the date in local time and UTC where full dates are chosen', async () => {
  const { container } = await render(
    <ClockContext value="full">
      <Time value="2026-11-20T12:00:00Z" beside="2026-11-20T11:59:00Z" />
    </ClockContext>,
  );
  expect(container.textContent).toMatch(/^(?:2026-11-\d\d \d\d:\d\d:00 \S+ · )?2026-11-20 12:00:00 UTC$/);
});
