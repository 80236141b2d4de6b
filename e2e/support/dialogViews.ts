import { act, dialog } from './actions.ts';
import { expect, openBuild } from './fixtures.ts';
import { failedTitle, type View } from './views.ts';

export const dialogs: readonly View[] = [
  {
    name: 'answer dialog',
    title: '‖ Waiting · approval-image 1.0.0 / 1',
    sharesTitle: true,
    open: async (page) => {
      await openBuild(page, 'waiting');
      await act(page, /^Answer/)
        .first()
        .click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'retry dialog',
    title: failedTitle,
    sharesTitle: true,
    open: async (page) => {
      await openBuild(page, 'linuxFailedComponent');
      await act(page, 'Retry…').click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'activity log',
    title: failedTitle,
    sharesTitle: true,
    open: async (page) => {
      await openBuild(page, 'linuxFailedComponent');
      await act(page, /^Activity log/).click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'resume token',
    title: '✓ Available · forty-executions 1.0.0 / 1',
    sharesTitle: true,
    open: async (page) => {
      await openBuild(page, 'fortyExecutions', { maxItems: 3 });
      await page.getByRole('button', { name: 'Resume token…' }).click();
    },
    complete: async (page) => expect(page.getByText('Continue where this list stops')).toBeVisible(),
  },
  {
    name: 'keyboard shortcuts',
    title: '✓ Available · Golden-AMI 1.4.1 / 9',
    sharesTitle: true,
    open: async (page) => {
      await openBuild(page, 'linuxSucceeded');
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
];
