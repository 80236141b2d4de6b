import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { act, dialog, header, holdEnter, inDialog, writes } from '../support/actions.ts';
import { executionItem, executionRows } from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';
import { installClock, withoutBackoff } from '../support/pageClock.ts';

const second = 1_000;

test('cancels a build after its image name is typed, and shows it end', async ({ page, freshServer }) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  await openBuild(page, 'running', {}, freshServer);
  await act(page, 'Cancel…').click();
  await expect(dialog(page)).toContainText('AMIs and snapshots already created are kept');
  const name = dialog(page).getByRole('textbox', { name: 'Type the image’s name, running-image' });
  const cancel = inDialog(page, 'Cancel the build');
  for (const wrong of ['', 'running', 'running-images']) {
    await name.fill(wrong);
    await name.press('Enter');
    await expect(cancel).toHaveAttribute('aria-disabled', 'true');
    await expect(cancel).toHaveAccessibleDescription('Type the image name to confirm');
    await cancel.click({ force: true });
  }
  expect(writes(freshServer)).toEqual([]);
  await expectAccessible(page);
  await name.fill('running-image');
  await holdEnter(page, name);
  await expect(dialog(page)).toContainText('Cancel accepted');
  await inDialog(page, 'Close').click();
  await expect(header(page)).toContainText('Building');
  await expect(act(page, 'Being cancelled')).toHaveAttribute('aria-disabled', 'true');
  freshServer.clock.advance(13 * second);
  await clock.advanceUntil((within) => expect(header(page)).toContainText('Cancelled', within));
  await expect(executionItem(page, 'build-image')).toContainText('Cancelled');
  await expect(act(page, /^(?:Cancel…|Being cancelled)$/)).toHaveCount(0);
  expect(writes(freshServer)).toMatchObject([{ operation: 'CancelImageCreation', status: 200 }]);
});

test('shows a rejected cancel, and reconciles one with a lost response', async ({ page, freshServer }) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  const cancel = async (key: CatalogKey, expected: string) => {
    await openBuild(page, key, {}, freshServer);
    await act(page, 'Cancel…').click();
    await dialog(page)
      .getByRole('textbox')
      .fill(catalog[key].arn.split('/')[1] ?? '');
    await inDialog(page, 'Cancel the build').click();
    await expect(dialog(page)).toContainText(expected);
  };
  await cancel('actionForbidden', 'not allowed to call imagebuilder:CancelImageCreation');
  await cancel('actionInUse', 'Rejected: the image is in use');
  await cancel('actionMismatch', 'AWS has seen this client token with other parameters');
  await cancel('actionTakenAnswerLost', 'No response. The action may have succeeded');
  expect(writes(freshServer).map(({ status }) => status)).toEqual([403, 400, 400, 504]);
  freshServer.clock.advance(13 * second);
  await clock.advanceUntil((within) => expect(dialog(page)).toContainText('Cancel accepted', within));
  await expect(dialog(page)).toContainText('The account shows that the action was applied');
  await inDialog(page, 'Close').click();
  await expect(header(page)).toContainText('Cancelled');
  // The accepted cancel does not block a retry.
  await act(page, 'Retry…').click();
  await expect(inDialog(page, 'Retry the build')).toHaveAttribute('aria-disabled', 'false');
  await expect(dialog(page)).not.toContainText('Cancel accepted');
  expect(writes(freshServer)).toHaveLength(4);
});

test('retries a failed build in place, and resumes polling', async ({ page, freshServer }) => {
  await openBuild(page, 'retryFailsAgain', {}, freshServer);
  await expect(page.getByText(/Build finished$/)).toBeVisible();
  await expect(executionRows(page)).toHaveCount(3);
  await act(page, 'Retry…').click();
  await expect(dialog(page)).toContainText(
    'Continues the same build from the TEST phase, with its build number and the AMI already built',
  );
  await expect(dialog(page)).toContainText('Does not build again');
  await expectAccessible(page);
  await inDialog(page, 'Retry the build').dblclick();
  await expect(dialog(page)).toContainText('Retry accepted');
  await inDialog(page, 'Close').click();
  await expect(header(page)).toContainText('Testing');
  await expect(executionRows(page)).toHaveCount(4);
  await expect(page.getByText(/^Refreshed .*, again in/)).toBeVisible();
  await expect(act(page, 'Retry…')).toHaveCount(0);
  await expect(act(page, 'Cancel…')).toBeVisible();
  expect(writes(freshServer)).toMatchObject([{ operation: 'RetryImage', status: 200 }]);
});

test('shows a retry that is impossible or rejected, and reconciles lost responses', async ({
  page,
  freshServer,
}) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  const retry = async (key: CatalogKey, expected: string) => {
    await openBuild(page, key, {}, freshServer);
    await act(page, 'Retry…').click();
    await inDialog(page, 'Retry the build').click();
    await expect(dialog(page)).toContainText(expected);
  };
  await test.step('a container image, before anything is sent', async () => {
    await openBuild(page, 'containerFailed', {}, freshServer);
    await act(page, 'Retry…').click();
    await expect(inDialog(page, 'Retry the build')).toHaveAttribute('aria-disabled', 'true');
    await expect(inDialog(page, 'Retry the build')).toHaveAccessibleDescription(
      /Only AMI images can be retried/,
    );
    await inDialog(page, 'Retry the build').click({ force: true });
    await openBuild(page, 'cancelledInBuild', {}, freshServer);
    await act(page, 'Retry…').click();
    await expect(dialog(page)).toContainText('Image Builder will probably reject this');
    expect(writes(freshServer)).toEqual([]);
  });
  await retry('actionForbiddenFailed', 'not allowed to call imagebuilder:RetryImage');
  await retry('retryInUse', 'Rejected: the image is in use');
  await retry('retryMismatch', 'AWS has seen this client token with other parameters');
  await inDialog(page, 'Retry the build').click();
  await expect(dialog(page)).toContainText('Retry accepted');
  await retry('retryTakenAnswerLost', 'No response');
  await clock.advanceUntil((within) => expect(dialog(page)).toContainText('Retry accepted', within));
  await retry('retryLost', 'No response');
  await clock.advanceUntil((within) =>
    expect(dialog(page)).toContainText('No response, and the account shows no change', within),
  );
  await inDialog(page, 'Send again').click();
  await expect(dialog(page)).toContainText('Retry accepted');
  await inDialog(page, 'Close').click();
  await expect(header(page)).toContainText('Testing');

  const sent = writes(freshServer);
  expect(sent.map(({ status }) => status)).toEqual([403, 400, 400, 200, 504, 504, 200]);
  const [, , seenBefore, another, , lost, again] = sent.map(({ clientToken }) => clientToken);
  expect(another).not.toBe(seenBefore);
  expect(again).toBe(lost);
});
