import { dialog, inDialog, openAnswer, reason, tokens, waitingBadge, writes } from '../support/actions.ts';
import { expect, test } from '../support/fixtures.ts';
import { installClock, withoutBackoff } from '../support/pageClock.ts';

const second = 1_000;

test('reconciles a lost response with the account: the action was applied', async ({ page, freshServer }) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  await openAnswer(page, 'actionTakenAnswerLost', freshServer);
  await inDialog(page, 'Resume').click();
  await clock.advanceUntil((within) => expect(dialog(page)).toContainText('Resume accepted', within));
  await expect(dialog(page)).toContainText(
    'No response came. The account shows that the action was applied.',
  );
  expect(writes(freshServer)).toMatchObject([{ status: 504 }]);

  await test.step('a response that never ends is reconciled after the deadline', async () => {
    await openAnswer(page, 'actionTakenStalled', freshServer);
    await inDialog(page, 'Resume').click();
    await expect(inDialog(page, 'Sending…')).toHaveAttribute('aria-disabled', 'true');
    await expect.poll(() => writes(freshServer).length).toBe(2);
    await clock.advanceUntil((within) => expect(dialog(page)).toContainText('Resume accepted', within));
    await expect(dialog(page)).toContainText('No response');
    expect(writes(freshServer)).toHaveLength(2);
  });
});

test('sends a request that was not applied again on request, with the same client token', async ({
  page,
  freshServer,
}) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  await openAnswer(page, 'actionLost', freshServer);
  await reason(page).fill('Fine.');
  await inDialog(page, 'Resume').dblclick();
  await expect(dialog(page)).toContainText('No response. The action may have succeeded');
  await expect(reason(page)).toHaveAttribute('readonly');
  // Closing the dialog keeps the request and its reconciliation.
  await inDialog(page, 'Close').click();
  await waitingBadge(page).click();
  await clock.advanceUntil((within) =>
    expect(dialog(page)).toContainText('No response, and the account shows no change', within),
  );
  await clock.advance(60 * second);
  expect(writes(freshServer)).toHaveLength(1);
  await inDialog(page, 'Send again').click();
  await expect.poll(() => writes(freshServer).length).toBe(2);
  expect(tokens(freshServer).size).toBe(1);
  expect(writes(freshServer)[1]?.input).toEqual(writes(freshServer)[0]?.input);

  await test.step('a changed answer is a new request with its own client token', async () => {
    await clock.advanceUntil((within) => expect(inDialog(page, 'Change the answer')).toBeVisible(within));
    await inDialog(page, 'Change the answer').click();
    await expect(reason(page)).toHaveValue('Fine.');
    await inDialog(page, 'Stop').click();
    await expect.poll(() => tokens(freshServer).size).toBe(2);
  });
});
