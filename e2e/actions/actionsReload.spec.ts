import {
  act,
  dialog,
  inDialog,
  openAnswer,
  reason,
  tokens,
  waitingBadge,
  writes,
} from '../support/actions.ts';
import { expect, test } from '../support/fixtures.ts';
import { installClock, withoutBackoff } from '../support/pageClock.ts';

test('asks before a reload while a request is being sent, and reconciles the request afterwards', async ({
  page,
  freshServer,
}) => {
  await openAnswer(page, 'actionTakenStalled', freshServer);
  await inDialog(page, 'Resume').click();
  await expect(inDialog(page, 'Sending…')).toBeVisible();
  await expect.poll(() => writes(freshServer).length).toBe(1);
  const confirmed: string[] = [];
  page.on('dialog', (confirmation) => {
    confirmed.push(confirmation.type());
    void confirmation.accept();
  });
  await page.reload();
  expect(confirmed).toEqual(['beforeunload']);

  await act(page, 'Activity log (1)').click();
  await expect(dialog(page).getByRole('listitem')).toContainText(/RESUME.*Accepted/);
  expect(writes(freshServer)).toHaveLength(1);
  await page.reload();
  expect(confirmed).toEqual(['beforeunload']);
  // The outcome is known, so nothing is kept.
  await expect(act(page, 'Activity log')).toBeVisible();
});

test('keeps a request without a response over a reload, and sends it again with the same client token', async ({
  page,
  freshServer,
}) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  await openAnswer(page, 'actionLost', freshServer);
  await reason(page).fill('Fine.');
  await inDialog(page, 'Resume').click();
  await expect(dialog(page)).toContainText('No response. The action may have succeeded');
  await page.reload();

  await waitingBadge(page).click();
  await expect(reason(page)).toHaveValue('Fine.');
  await expect(reason(page)).toHaveAttribute('readonly');
  await clock.advanceUntil((within) =>
    expect(dialog(page)).toContainText('No response, and the account shows no change', within),
  );
  expect(writes(freshServer)).toHaveLength(1);
  await inDialog(page, 'Send again').click();
  await expect.poll(() => writes(freshServer).length).toBe(2);
  expect(tokens(freshServer).size).toBe(1);
});
