import type { Page } from '@playwright/test';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { dialog, inDialog, tokens, writes } from '../support/actions.ts';
import { expect, type JourneyServer, test } from '../support/fixtures.ts';
import { installClock, withoutBackoff } from '../support/pageClock.ts';

const inbox = (page: Page) => page.getByRole('table', { name: 'Waiting steps' });
const row = (page: Page, image: string) => inbox(page).getByRole('row').filter({ hasText: image });
const imageOf = (key: CatalogKey) => catalog[key].arn.split('/')[1] ?? '';

async function openInbox(page: Page, { url }: JourneyServer): Promise<void> {
  await page.goto(`${url}?list=waiting`);
  await expect(row(page, imageOf('waiting'))).toBeVisible();
}

async function answer(page: Page, key: CatalogKey, button: 'Stop' | 'Resume'): Promise<void> {
  await row(page, imageOf(key))
    .getByRole('button', { name: /^Answer/ })
    .click();
  await inDialog(page, button).click();
}

test('lists the waiting steps of the account with assignee and cost, pages them, and links to each build', async ({
  page,
  freshServer,
}) => {
  await page.goto(freshServer.url);
  await page.getByRole('link', { name: 'Waiting', exact: true }).click();
  await expect(page).toHaveURL(/\?list=waiting$/);
  await expect(row(page, imageOf('waiting'))).toContainText(/a user\s*running, billed/);
  await expect(row(page, imageOf('waitingLambda'))).toContainText('a Lambda function');
  await expect(row(page, imageOf('waitingDistribution'))).toContainText(/a user\s*none/);
  await expect(row(page, imageOf('waitingUnassigned'))).toContainText('an action');
  await expectAccessible(page);

  await row(page, imageOf('waitingLambda'))
    .getByRole('button', { name: /^Answer/ })
    .click();
  await expect(dialog(page)).toContainText('The Lambda function image-scanner-callback');
  await expect(dialog(page)).toContainText('the workflow continues with the next step (onFailure: Continue)');
  await inDialog(page, 'Close').click();
  await row(page, imageOf('waitingDistribution'))
    .getByRole('button', { name: /^Answer/ })
    .click();
  await expect(dialog(page)).toContainText('No instance is running.');
  await expect(dialog(page)).toContainText('Release this image to all regions?');
  await inDialog(page, 'Close').click();
  await row(page, imageOf('waiting')).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('approval-image');
  await page.getByRole('link', { name: 'All waiting steps' }).click();
  await expect(page).toHaveURL(/\?list=waiting$/);

  await page.goto(`${freshServer.url}?list=waiting&region=ap-southeast-2`);
  const heading = (text: string) => page.getByRole('heading', { name: text });
  await expect(heading('25 waiting steps so far')).toBeVisible();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(heading('50 waiting steps so far')).toBeVisible();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(heading('60 waiting steps')).toBeVisible();
});

test('answers steps from the list: accepted rows disappear, rejections show the reason', async ({
  page,
  freshServer,
}) => {
  await openInbox(page, freshServer);
  await answer(page, 'waiting', 'Resume');
  await expect(dialog(page)).toContainText('Resume accepted');
  await inDialog(page, 'Close').click();
  await expect(row(page, imageOf('waiting'))).toHaveCount(0);
  await answer(page, 'waitingDistribution', 'Stop');
  await expect(dialog(page)).toContainText('Stop accepted');
  await inDialog(page, 'Close').click();
  await expect(row(page, imageOf('waitingDistribution'))).toHaveCount(0);

  for (const [key, expected] of [
    ['actionForbidden', 'Your role is not allowed to call imagebuilder:SendWorkflowStepAction'],
    ['actionInUse', 'Rejected: the image is in use'],
    ['actionAnsweredByOther', 'Already handled by another user: RESUME'],
    ['actionMismatch', 'AWS has seen this client token with other parameters'],
  ] as const) {
    await test.step(key, async () => {
      await answer(page, key, 'Stop');
      await expect(dialog(page)).toContainText(expected);
      await inDialog(page, 'Close').click();
    });
  }
  await expect(row(page, imageOf('actionAnsweredByOther'))).toHaveCount(0);
  await answer(page, 'actionMismatch', 'Stop');
  await expect(dialog(page)).toContainText('Stop accepted');
  await inDialog(page, 'Close').click();
  expect(writes(freshServer).map(({ status }) => status)).toEqual([200, 200, 403, 400, 400, 400, 200]);
  expect(tokens(freshServer).size).toBe(7);

  await page.getByRole('button', { name: 'Activity log (7)' }).click();
  await expect(dialog(page).getByRole('listitem')).toContainText([
    /STOP.*Accepted/,
    /STOP.*Rejected/,
    /STOP.*Superseded/,
    /STOP.*Rejected/,
    /STOP.*Rejected/,
    /STOP.*Accepted/,
    /RESUME.*Accepted/,
  ]);
  await inDialog(page, 'Close').click();

  await test.step('a step answered on the build page disappears from the cached list', async () => {
    await row(page, imageOf('waitingLambda')).getByRole('link').click();
    await page.getByRole('button', { name: /^Answer / }).click();
    await inDialog(page, 'Resume').click();
    await expect(dialog(page)).toContainText('Resume accepted');
    await inDialog(page, 'Close').click();
    await page.goBack();
    await expect(row(page, imageOf('waitingUnassigned'))).toBeVisible();
    await expect(row(page, imageOf('waitingLambda'))).toHaveCount(0);
  });
});

test('answers steps from the list: reconciles lost responses, applied and not applied', async ({
  page,
  freshServer,
}) => {
  await withoutBackoff(page);
  const clock = await installClock(page);
  await openInbox(page, freshServer);
  const shown = (text: string) =>
    clock.advanceUntil((within) => expect(dialog(page)).toContainText(text, within));
  await answer(page, 'actionTakenAnswerLost', 'Stop');
  await shown('Stop accepted');
  await inDialog(page, 'Close').click();
  await expect(row(page, imageOf('actionTakenAnswerLost'))).toHaveCount(0);
  await answer(page, 'actionTakenStalled', 'Resume');
  await shown('Resume accepted');
  await inDialog(page, 'Close').click();
  await answer(page, 'actionLost', 'Resume');
  await shown('No response, and the account shows no change');
  await inDialog(page, 'Send again').click();
  await expect.poll(() => writes(freshServer).length).toBe(4);
  const sent = writes(freshServer).map(({ clientToken }) => clientToken);
  expect([new Set(sent).size, sent[3]]).toEqual([3, sent[2]]);
});
