import type { FrameLocator } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { writes } from '../support/actions.ts';
import { framed, test } from '../support/embedFixtures.ts';
import { expect } from '../support/fixtures.ts';

const asButton = /Cancel…|Answer|Retry…/;

const expectLink = async (inside: FrameLocator, name: RegExp) => {
  const link = inside.getByRole('link', { name }).first();
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).not.toHaveAttribute('href', /embed/);
  await expect(inside.getByRole('button', { name: asButton })).toHaveCount(0);
};

test('an embedded page links to the full page, and has no action buttons', async ({
  page,
  dashboard,
  openHost,
}) => {
  const build = (key: 'waiting' | 'retryFailsAgain', more = '') =>
    `<iframe title="A build" width="900" height="600" src="${dashboard.url}?build=${catalog[key].arn}${more}"></iframe>`;
  await openHost({
    body: `${build('waiting')}${build('retryFailsAgain', '&embed=1')}
      <iframe title="What waits" width="900" height="600" src="${dashboard.url}?list=waiting"></iframe>`,
  });
  await test.step('a framed build, made for it or not', async () => {
    await expect(framed(page).getByText('ApproveHardening waits for a user')).toBeVisible();
    await expectLink(framed(page), /^Open full page to answer/);
    await expectLink(framed(page, 1), /^Open full page to act/);
  });
  await test.step('the list of what waits', async () => {
    await expect(framed(page, 2).getByRole('row').filter({ hasText: 'approval-image' })).toBeVisible();
    await expectLink(framed(page, 2), /^Open full page to answer/);
  });
  expect(writes(dashboard)).toEqual([]);
});
