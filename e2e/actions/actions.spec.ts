import { catalog } from '../../simulator/catalog.ts';
import { expectAccessible } from '../support/accessibility.ts';
import {
  act,
  dialog,
  exported,
  header,
  holdEnter,
  inDialog,
  openAnswer,
  reason,
  uuid,
  waitingBadge,
  writes,
} from '../support/actions.ts';
import { executionItem } from '../support/executions.ts';
import { expect, openBuild, test } from '../support/fixtures.ts';

test('resumes a waiting step from its row with one request, and records it in the activity log', async ({
  page,
  freshServer,
}) => {
  await openBuild(page, 'waiting', {}, freshServer);
  await expect(waitingBadge(page)).toContainText('ApproveHardening waits for a user');
  await test.step('Enter held down opens the dialog and activates no button in it', async () => {
    await holdEnter(page, waitingBadge(page));
    await expect(dialog(page)).toHaveCount(1);
    await expect(dialog(page).getByRole('heading', { level: 2 })).toBeFocused();
    expect(writes(freshServer)).toEqual([]);
  });
  await expect(dialog(page)).toContainText('A user, notified through the SNS topic arn:aws:sns:us-east-1');
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
  await expect(waitingBadge(page)).toHaveCount(0);
  await expect(executionItem(page, /build-with-approval/)).toContainText('3 of 5 steps done');

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

test('sends one request for a double click on Stop, and shows the failure that follows', async ({
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
  await expect(page.getByRole('region', { name: 'Cause' })).toContainText('Port 23 is open.');
  expect(writes(freshServer)).toMatchObject([{ status: 200, input: { action: 'STOP' } }]);
});

test.describe('writes are off', () => {
  test.use({ writes: false });

  test('shows waiting steps, says how to enable the buttons, and the server rejects writes', async ({
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
      const { access } = await (await fetch('config.json')).json();
      const secret = { 'x-launch-secret': access.launchSecret };
      const { status, headers } = await fetch(path, { method: 'PUT', body: '{}', headers: secret });
      return [status, headers.get('x-amzn-errortype'), headers.get('x-refused-by')];
    }, '/api/imagebuilder/us-east-1/RetryImage');
    expect(refused).toEqual([403, 'WritesOffException', 'local-server']);
    expect(writes(freshServer)).toEqual([]);
  });
});

test('the dialog fits 320 px, and the focus returns to the button that opened it', async ({
  page,
  freshServer,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openBuild(page, 'actionForbidden', { theme: 'dark' }, freshServer);
  await waitingBadge(page).click();
  await expect(dialog(page)).toContainText('The instance keeps running');
  for (const name of ['Close', 'Stop', 'Resume']) await expect(inDialog(page, name)).toBeInViewport();
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  expect(await fits()).toBe(true);
  await inDialog(page, 'Stop').click();
  await expect(dialog(page)).toContainText('Your role is not allowed to call');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(waitingBadge(page)).toBeFocused();
});
