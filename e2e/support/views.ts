import type { Page } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { act, dialog } from './actions.ts';
import { executionRows } from './executions.ts';
import { expect, openBuild } from './fixtures.ts';

/** A view of the page, and how to open it. */
export interface View {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  /** What is on the screen once the view is complete. */
  readonly complete: (page: Page) => Promise<void>;
}

export const steps = async (page: Page) =>
  expect(page.getByRole('region', { name: 'Steps' }).first()).toHaveAttribute('aria-busy', 'false');
export const rows = async (page: Page) => {
  await expect(executionRows(page).first()).toBeVisible();
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
};
export const inList = async (page: Page) => {
  await expect(page.getByRole('table').last()).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
};
export const start = (list: string) => async (page: Page) => {
  await page.goto(`/?list=${list}`);
};

export const lists: readonly View[] = [
  { name: 'start page', open: start('images'), complete: inList },
  { name: 'pipelines', open: start('pipelines'), complete: inList },
  { name: 'waiting steps', open: start('waiting'), complete: inList },
  {
    name: 'builds of a version',
    open: async (page) => {
      await page.goto(`/?build=${catalog.linuxSucceeded.arn.replace(/\/\d+$/, '')}`);
    },
    complete: inList,
  },
  {
    name: 'a text that is no ARN',
    open: async (page) => {
      await page.goto('/?build=arn:nothing');
    },
    complete: async (page) => expect(page.getByRole('alert').first()).toBeVisible(),
  },
];

export const builds: readonly View[] = [
  {
    name: 'failed build with its row open',
    open: async (page) => openBuild(page, 'linuxFailedComponent'),
    complete: async (page) => {
      await rows(page);
      await steps(page);
      await expect(page.getByRole('region', { name: 'Cause' })).toHaveAttribute('aria-busy', 'false');
    },
  },
  { name: 'running build', open: async (page) => openBuild(page, 'running'), complete: rows },
  {
    name: 'waiting build',
    open: async (page) => openBuild(page, 'waiting'),
    complete: async (page) => {
      await expect(act(page, /^Answer/).first()).toBeVisible();
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
    },
  },
  { name: 'available build', open: async (page) => openBuild(page, 'linuxSucceeded'), complete: rows },
  {
    name: 'timeline',
    open: async (page) => openBuild(page, 'linuxFailedComponent', { view: 'timeline' }),
    complete: async (page) => {
      await expect(page.getByRole('list', { name: 'Workflow executions on a time axis' })).toBeVisible();
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'log',
    open: async (page) => openBuild(page, 'linuxFailedComponent', { view: 'log' }),
    complete: async (page) => expect(page.getByRole('group', { name: 'Log lines' })).toBeVisible(),
  },
  {
    name: 'embedded build',
    open: async (page) => openBuild(page, 'linuxSucceeded', { embed: 1 }),
    complete: async (page) => {
      await rows(page);
      await expect(page.getByRole('link', { name: 'Open full page', exact: true })).toBeVisible();
    },
  },
];

export const dialogs: readonly View[] = [
  {
    name: 'answer dialog',
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
    open: async (page) => {
      await openBuild(page, 'linuxFailedComponent');
      await act(page, 'Retry…').click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'activity log',
    open: async (page) => {
      await openBuild(page, 'linuxFailedComponent');
      await act(page, /^Activity log/).click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'resume token',
    open: async (page) => {
      await openBuild(page, 'fortyExecutions');
      await page.getByRole('button', { name: 'Resume token…' }).click();
    },
    complete: async (page) => expect(page.getByText('Continue where this list stops')).toBeVisible(),
  },
  {
    name: 'keyboard shortcuts',
    open: async (page) => {
      await openBuild(page, 'linuxSucceeded');
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
];
