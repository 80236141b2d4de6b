import type { Page } from '@playwright/test';
import { catalog, type CatalogKey } from '../simulator/catalog.ts';
import {
  act,
  dialog,
  expectAccessible,
  exported,
  goOnUntil,
  header,
  holdEnter,
  inDialog,
  tokens,
  uuid,
  withClock,
  writes,
} from './support/actions.ts';
import { executionItem } from './support/executions.ts';
import { expect, type JourneyServer, openBuild, test } from './support/fixtures.ts';

const second = 1_000;
const mark = (page: Page) =>
  executionItem(page, /build-with-approval/).getByRole('button', { name: /ApproveHardening waits/ });
const reason = (page: Page) => dialog(page).getByRole('textbox', { name: 'Reason' });

async function openAnswer(page: Page, key: CatalogKey, server: JourneyServer): Promise<void> {
  await openBuild(page, key, {}, server);
  await mark(page).click();
  await expect(dialog(page)).toContainText('The instance keeps running, and is billed');
}

test('a step is resumed from its row: said what it is first, sent once however it is pressed, kept in the activity log', async ({
  page,
  freshServer,
}) => {
  await openBuild(page, 'waiting', {}, freshServer);
  await expect(mark(page)).toContainText('ApproveHardening waits for a user');
  await test.step('Enter held down opens it, and presses nothing in it', async () => {
    await holdEnter(page, mark(page));
    await expect(dialog(page)).toHaveCount(1);
    await expect(dialog(page).getByRole('heading', { level: 2 })).toBeFocused();
    expect(writes(freshServer)).toEqual([]);
  });
  await expect(dialog(page)).toContainText('a user, notified through the SNS topic arn:aws:sns:us-east-1');
  for (const fact of [
    'approval-image 1.0.0 / 1',
    'The instance keeps running, and is billed, until the step is answered or times out.',
    'its workflow and the build fail (onFailure: Abort)',
    'Is the hardening report of this instance fine?',
  ]) {
    await expect(dialog(page)).toContainText(fact);
  }

  await reason(page).fill('The report is fine.');
  await holdEnter(page, inDialog(page, 'Resume'));
  await expect(dialog(page)).toContainText('Resume accepted');
  const [sent] = writes(freshServer);
  expect(writes(freshServer)).toHaveLength(1);
  expect(sent).toMatchObject({
    status: 200,
    clientToken: expect.stringMatching(uuid),
    input: { action: 'RESUME', reason: 'The report is fine.', imageBuildVersionArn: catalog.waiting.arn },
  });
  await expect(dialog(page)).toContainText(sent?.requestId ?? 'a request id');
  await expect(inDialog(page, 'Resume')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(mark(page)).toHaveCount(0);
  await expect(executionItem(page, /build-with-approval/)).toContainText('3 succeeded');

  await act(page, 'Activity log (1)').click();
  await expect(dialog(page).getByRole('listitem')).toContainText(['RESUME']);
  await expect(dialog(page)).toContainText(sent?.clientToken ?? 'a token');
  await expectAccessible(page);
  const json = await exported(page, inDialog(page, 'Export as JSON'));
  expect([json.name, JSON.parse(json.text)]).toEqual([
    'actions.json',
    [
      expect.objectContaining({
        action: 'RESUME',
        operation: 'SendWorkflowStepAction',
        imageBuildVersionArn: catalog.waiting.arn,
        stepName: 'ApproveHardening',
        reason: 'The report is fine.',
        outcome: 'accepted',
        clientToken: sent?.clientToken,
        requestId: sent?.requestId,
      }),
    ],
  ]);
  const csv = await exported(page, inDialog(page, 'Export as CSV'));
  expect(csv.name).toBe('actions.csv');
  expect(csv.text.split('\r\n')).toEqual([
    expect.stringMatching(/^\uFEFFsentAt,action,operation,/),
    expect.stringContaining(`,The report is fine.,${sent?.clientToken},accepted,`),
    '',
  ]);
});

test('a double click on Stop is one request, and the page shows the failure that follows', async ({
  page,
  freshServer,
}) => {
  await openBuild(page, 'waiting', { view: 'timeline' }, freshServer);
  await act(page, 'Answer ApproveHardening…').click();
  await reason(page).fill('Port 23 is open.');
  await inDialog(page, 'Stop').dblclick();
  await expect(dialog(page)).toContainText('Stop accepted');
  await inDialog(page, 'Close').click();
  await expect(header(page)).toContainText('Failed');
  await expect(page.getByRole('region', { name: 'Why' })).toContainText('Port 23 is open.');
  expect(writes(freshServer)).toMatchObject([{ status: 200, input: { action: 'STOP' } }]);
});

test('refusals say why, keep what was typed, and send nothing again', async ({ page, freshServer }) => {
  const refuse = async (
    key: CatalogKey,
    expected: readonly (string | RegExp)[],
    press: () => Promise<void> = () => inDialog(page, 'Stop').click(),
  ) => {
    await openAnswer(page, key, freshServer);
    await reason(page).fill(`Because of ${key}`);
    await press();
    for (const text of expected) await expect(dialog(page)).toContainText(text);
    await expect(reason(page)).toHaveValue(`Because of ${key}`);
  };
  await test.step('not permitted: the action and the resource that are missing', async () => {
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
    // Closing forgets no refusal; saying that it is permitted does.
    await inDialog(page, 'Close').click();
    await mark(page).click();
    await expect(inDialog(page, 'Resume')).toHaveAttribute('aria-disabled', 'true');
    await inDialog(page, 'Permission granted, enable').click();
    await expect(dialog(page).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(inDialog(page, 'Resume')).toHaveAttribute('aria-disabled', 'false');
  });
  await test.step('in use', () =>
    refuse('actionInUse', ['Rejected: the image is in use'], async () => {
      await inDialog(page, 'Stop').focus();
      await page.keyboard.down('Enter');
      await expect(dialog(page)).toContainText('Rejected');
      // Still held down: the keyboard repeats it after the refusal.
      for (let times = 0; times < 4; times += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
    }));
  await test.step('somebody else was faster', () =>
    refuse('actionAnsweredByOther', [
      'No change was made',
      'Already handled by another user: RESUME (“Approved by someone else”).',
    ]));
  expect(writes(freshServer).map(({ status, errorType }) => [status, errorType])).toEqual([
    [403, 'AccessDeniedException'],
    [400, 'ResourceInUseException'],
    [400, 'InvalidRequestException'],
  ]);
  await test.step('a token that was seen before: the next press has a new one', async () => {
    await refuse('actionMismatch', ['AWS has seen this client token with other parameters'], async () => {
      await inDialog(page, 'Stop').click();
      await expect(dialog(page)).toContainText('Rejected');
      // The second click of two in a row, after the refusal.
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

test('where what waits can’t be read the page says so, and does not keep asking', async ({
  page,
  freshServer,
}) => {
  await withClock(page);
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
  const looks = () =>
    freshServer.simulator.log.filter(({ operation }) => operation === 'ListWorkflowExecutions').length;
  const now = () => page.evaluate(() => Date.now());
  const began = await now();
  for (let times = 0; times < 3; times += 1) {
    const before = looks();
    await goOnUntil(page, async () => expect(looks()).toBeGreaterThan(before));
  }
  expect(asked).toBeLessThanOrEqual(1 + Math.ceil(((await now()) - began) / (30 * second)));
  await expectAccessible(page);
});

test('an answer that was lost is read up: it was taken', async ({ page, freshServer }) => {
  await withClock(page);
  await openAnswer(page, 'actionTakenAnswerLost', freshServer);
  await inDialog(page, 'Resume').click();
  await goOnUntil(page, () => expect(dialog(page)).toContainText('Resume accepted', { timeout: 300 }));
  await expect(dialog(page)).toContainText(
    'No response came. The account shows that the action was applied.',
  );
  expect(writes(freshServer)).toMatchObject([{ status: 504 }]);

  await test.step('also when it never ends: at the deadline', async () => {
    await openAnswer(page, 'actionTakenStalled', freshServer);
    await inDialog(page, 'Resume').click();
    await expect(inDialog(page, 'Sending…')).toHaveAttribute('aria-disabled', 'true');
    await expect.poll(() => writes(freshServer).length).toBe(2);
    await goOnUntil(page, () => expect(dialog(page)).toContainText('Resume accepted', { timeout: 300 }));
    await expect(dialog(page)).toContainText('No response');
    expect(writes(freshServer)).toHaveLength(2);
  });
});

test('an answer that was lost, and nothing was done: tried again by hand, with the same token', async ({
  page,
  freshServer,
}) => {
  await withClock(page);
  await openAnswer(page, 'actionLost', freshServer);
  await reason(page).fill('Fine.');
  await inDialog(page, 'Resume').dblclick();
  await expect(dialog(page)).toContainText('No response. The action may have succeeded');
  await expect(reason(page)).toHaveAttribute('readonly');
  // Closing it changes nothing: the account is read on, and the wish is the same.
  await inDialog(page, 'Close').click();
  await mark(page).click();
  await goOnUntil(page, () =>
    expect(dialog(page)).toContainText('No response, and the account shows no change', { timeout: 300 }),
  );
  await page.clock.fastForward(60 * second);
  expect(writes(freshServer)).toHaveLength(1);
  await inDialog(page, 'Send again').click();
  await expect.poll(() => writes(freshServer).length).toBe(2);
  expect(tokens(freshServer).size).toBe(1);
  expect(writes(freshServer)[1]?.input).toEqual(writes(freshServer)[0]?.input);

  await test.step('another answer is another wish, with a token of its own', async () => {
    await goOnUntil(page, () => expect(inDialog(page, 'Change the answer')).toBeVisible({ timeout: 300 }));
    await inDialog(page, 'Change the answer').click();
    await expect(reason(page)).toHaveValue('Fine.');
    await inDialog(page, 'Stop').click();
    await expect.poll(() => tokens(freshServer).size).toBe(2);
  });
});

test.describe('where writes are off', () => {
  test.use({ writes: false });

  test('what waits is shown, buttons say how to switch them on, and the server refuses all the same', async ({
    page,
    freshServer,
  }) => {
    await openAnswer(page, 'waiting', freshServer);
    await expect(dialog(page)).toContainText('Actions are turned off');
    for (const name of ['Stop', 'Resume']) {
      await expect(inDialog(page, name)).toHaveAttribute('aria-disabled', 'true');
      await expect(inDialog(page, name)).toHaveAccessibleDescription(/--allow-writes.*--set Writes=on/);
      await inDialog(page, name).click({ force: true });
    }
    const refused = await page.evaluate(async (path) => {
      const { status, headers } = await fetch(path, { method: 'PUT', body: '{}' });
      return [status, headers.get('x-amzn-errortype')];
    }, '/api/imagebuilder/us-east-1/RetryImage');
    expect(refused).toEqual([403, 'ForbiddenException']);
    expect(writes(freshServer)).toEqual([]);
  });
});

test('on a telephone a dialog fits, and the focus comes back to what had opened it', async ({
  page,
  freshServer,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openBuild(page, 'actionForbidden', { theme: 'dark' }, freshServer);
  await mark(page).click();
  await expect(dialog(page)).toContainText('The instance keeps running');
  for (const name of ['Close', 'Stop', 'Resume']) await expect(inDialog(page, name)).toBeInViewport();
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  expect(await fits()).toBe(true);
  await inDialog(page, 'Stop').click();
  await expect(dialog(page)).toContainText('Your role is not allowed to call');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(mark(page)).toBeFocused();
});
