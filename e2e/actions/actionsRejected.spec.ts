import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { dialog, header, inDialog, openAnswer, reason, waitingBadge, writes } from '../support/actions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { installClock, withoutBackoff } from '../support/pageClock.ts';

const second = 1_000;

test('rejections show the reason, keep the typed text, and are not sent again', async ({
  page,
  freshServer,
}) => {
  const refuse = async (
    key: CatalogKey,
    expected: readonly (string | RegExp)[],
    submit: () => Promise<void> = () => inDialog(page, 'Stop').click(),
  ) => {
    await openAnswer(page, key, freshServer);
    await reason(page).fill(`Because of ${key}`);
    await submit();
    for (const text of expected) await expect(dialog(page)).toContainText(text);
    await expect(reason(page)).toHaveValue(`Because of ${key}`);
  };
  await test.step('access denied: names the missing action and resource', async () => {
    await refuse('actionForbidden', [
      'Your role is not allowed to call imagebuilder:SendWorkflowStepAction',
      `Allow the action on ${catalog.actionForbidden.arn}`,
    ]);
    for (const name of ['Stop', 'Resume']) {
      const button = inDialog(page, name);
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAccessibleDescription(
        /not allowed to call imagebuilder:SendWorkflowStepAction/,
      );
      await button.click({ force: true });
    }
    expect(writes(freshServer)).toHaveLength(1);
    // The rejection is kept when the dialog closes, until the user says that the permission was granted.
    await inDialog(page, 'Close').click();
    await waitingBadge(page).click();
    await expect(inDialog(page, 'Resume')).toHaveAttribute('aria-disabled', 'true');
    await inDialog(page, 'Enable the buttons again').click();
    await expect(dialog(page).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(inDialog(page, 'Resume')).toHaveAttribute('aria-disabled', 'false');
  });
  await test.step('in use', () =>
    refuse('actionInUse', ['Rejected: the image is in use'], async () => {
      await expect(inDialog(page, 'Stop')).toBeEnabled();
      await inDialog(page, 'Stop').focus();
      await page.keyboard.down('Enter');
      await expect(dialog(page)).toContainText('Rejected');
      // Enter is still down after the rejection.
      for (let times = 0; times < 4; times += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
    }));
  await test.step('handled by another user first', () =>
    refuse('actionAnsweredByOther', [
      'No change was made',
      'Already handled by another user: RESUME (“Approved by someone else”).',
    ]));
  expect(writes(freshServer).map(({ status, errorType }) => [status, errorType])).toEqual([
    [403, 'AccessDeniedException'],
    [400, 'ResourceInUseException'],
    [400, 'InvalidRequestException'],
  ]);
  await test.step('client token seen before: the next submission has a new one', async () => {
    await refuse('actionMismatch', ['AWS has seen this client token with other parameters'], async () => {
      await inDialog(page, 'Stop').click();
      await expect(dialog(page)).toContainText('Rejected');
      // The second click of a double click arrives after the rejection.
      await inDialog(page, 'Stop').hover();
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.up({ clickCount: 2 });
    });
    expect(writes(freshServer)).toHaveLength(4);
    await inDialog(page, 'Stop').click();
    await expect(dialog(page)).toContainText('Stop accepted');
    const [first, again] = writes(freshServer).slice(3);
    expect([first?.errorType, again?.status]).toEqual(['IdempotentParameterMismatchException', 200]);
    expect(again?.clientToken).not.toBe(first?.clientToken);
  });
});

test('says that waiting steps could not be read, and polls them no more often than every 30 s', async ({
  page,
  freshServer,
}) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  let asked = 0;
  await page.route('**/ListWaitingWorkflowSteps', async (route) => {
    asked += 1;
    await route.fulfill({
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      json: { message: 'not authorized' },
    });
  });
  await openBuild(page, 'waiting', {}, freshServer);
  await expect(header(page)).toContainText(
    'Whether a step waits can’t be read: access is denied. The identity needs imagebuilder:ListWaitingWorkflowSteps.',
  );
  const refreshes = () =>
    freshServer.simulator.log.filter(({ operation }) => operation === 'ListWorkflowExecutions').length;
  const now = () => page.evaluate(() => Date.now());
  const began = await now();
  for (let times = 0; times < 3; times += 1) {
    const before = refreshes();
    await clock.advanceUntil((within) => expect.poll(refreshes, within).toBeGreaterThan(before));
  }
  expect(asked).toBeLessThanOrEqual(1 + Math.ceil(((await now()) - began) / (30 * second)));
  await expectAccessible(page);
});
