import type { Page } from '@playwright/test';
import { catalog } from '../../simulator/catalog.ts';
import { act } from './actions.ts';
import { executionRows, holdRequests, loadAll, loadMore, responseFacts } from './executions.ts';
import { expect, openBuild } from './fixtures.ts';
import { logLines } from './logs.ts';

/** A view of the page, and how to open it. */
export interface View {
  readonly name: string;
  readonly title: string;
  /** It shows the same build as another view, under the same title. */
  readonly sharesTitle?: true;
  readonly open: (page: Page) => Promise<void>;
  /** Waits until the view is complete. */
  readonly complete: (page: Page) => Promise<void>;
}

const product = 'Image Builder workflows';
export const failedTitle = '✕ Failed · Golden-AMI 1.4.2 / 17';

export const steps = async (page: Page) =>
  expect(page.getByRole('region', { name: 'Steps' }).first()).toHaveAttribute('aria-busy', 'false');
export const rows = async (page: Page) => {
  await expect(executionRows(page).first()).toBeVisible();
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
};
const inList = async (page: Page) => {
  await expect(page.getByRole('table').last()).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
};
const alert = (text: RegExp) => async (page: Page) =>
  expect(page.getByRole('alert').filter({ hasText: text }).first()).toBeVisible();
const at = (search: string) => async (page: Page) => {
  await page.goto(`/?${search}`);
};

export const lists: readonly View[] = [
  {
    name: 'start page',
    title: `Images in us-west-2 · ${product}`,
    open: at('region=us-west-2'),
    complete: async (page) => {
      await inList(page);
      await expect(page.getByRole('link', { name: 'docker-host', exact: true }).first()).toBeVisible();
    },
  },
  {
    name: 'pipelines',
    title: `Pipelines in us-east-1 · ${product}`,
    open: at('list=pipelines'),
    complete: inList,
  },
  {
    name: 'waiting steps',
    title: `Waiting steps in us-east-1 · ${product}`,
    open: at('list=waiting'),
    complete: inList,
  },
  {
    name: 'builds of a version',
    title: `Builds of golden-ami 1.4.1 · ${product}`,
    open: at(`build=${catalog.linuxSucceeded.arn.replace(/\/\d+$/, '')}`),
    complete: inList,
  },
  {
    name: 'builds of a pipeline',
    title: `Builds of pipeline nightly-golden · ${product}`,
    open: at('pipeline=arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly-golden'),
    complete: inList,
  },
  {
    name: 'a text that is no ARN',
    title: `No build found · ${product}`,
    open: at('build=arn:nothing'),
    complete: alert(/./),
  },
];

const failed: View = {
  name: 'failed build with its row open',
  title: failedTitle,
  open: async (page) => openBuild(page, 'linuxFailedComponent'),
  complete: async (page) => {
    await rows(page);
    await steps(page);
    await expect(page.getByRole('region', { name: 'Cause' })).toHaveAttribute('aria-busy', 'false');
    await expect(page.getByRole('button', { name: 'Copy lines' })).toBeVisible();
    await expect(responseFacts(page)).toBeVisible();
  },
};

export const builds: readonly View[] = [
  failed,
  {
    name: 'running build',
    title: '… Building · running-image 1.0.0 / 1',
    open: async (page) => openBuild(page, 'running'),
    complete: rows,
  },
  {
    name: 'waiting build',
    title: '‖ Waiting · approval-image 1.0.0 / 1',
    open: async (page) => openBuild(page, 'waiting'),
    complete: async (page) => {
      await expect(act(page, /^Answer/).first()).toBeVisible();
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'available build',
    title: '✓ Available · Golden-AMI 1.4.1 / 9',
    open: async (page) => openBuild(page, 'linuxSucceeded'),
    complete: rows,
  },
  {
    name: 'every status',
    title: '• OPTIMIZING · sentinel-unknown-values 1.0.0 / 1',
    open: async (page) => openBuild(page, 'unknownValues'),
    complete: async (page) => {
      await rows(page);
      await expect(executionRows(page)).toHaveCount(12);
    },
  },
];

/** Other views of a build, and states of its list. */
export const parts: readonly View[] = [
  {
    name: 'timeline',
    title: failedTitle,
    sharesTitle: true,
    open: async (page) => openBuild(page, 'linuxFailedComponent', { view: 'timeline' }),
    complete: async (page) => {
      await expect(page.getByRole('list', { name: 'Workflow executions on a time axis' })).toBeVisible();
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'log',
    title: failedTitle,
    sharesTitle: true,
    open: async (page) => openBuild(page, 'linuxFailedComponent', { view: 'log' }),
    complete: async (page) => expect(logLines(page)).toBeVisible(),
  },
  {
    name: 'full dates',
    title: failedTitle,
    sharesTitle: true,
    open: async (page) => openBuild(page, 'linuxFailedComponent', { clock: 'full', open: 'none' }),
    complete: async (page) => {
      await rows(page);
      await expect(page.getByText(/^2026-.* UTC-03:00 · 2026-.* UTC$/).first()).toBeVisible();
    },
  },
  {
    name: 'embedded build',
    title: '✓ Available · Golden-AMI 1.4.1 / 9',
    sharesTitle: true,
    open: async (page) => openBuild(page, 'linuxSucceeded', { embed: 1 }),
    complete: async (page) => {
      await rows(page);
      await expect(page.getByRole('link', { name: 'Open full page', exact: true })).toBeVisible();
    },
  },
  {
    name: 'filtered list with more available',
    title: '✓ Available · forty-executions 1.0.0 / 1',
    open: async (page) => openBuild(page, 'fortyExecutions', { filter: 'build', maxItems: 5 }),
    complete: async (page) => {
      await rows(page);
      await expect(loadMore(page)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Clear filters' })).toBeVisible();
    },
  },
  {
    name: 'list that loads all pages',
    title: '✓ Available · forty-executions 1.0.0 / 1',
    sharesTitle: true,
    open: async (page) => {
      await holdRequests(page, ({ nextToken }) => nextToken !== undefined);
      await openBuild(page, 'fortyExecutions', { pageSize: 5, maxItems: 5 });
      await loadAll(page).click();
    },
    complete: async (page) => expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible(),
  },
];

export const problems: readonly View[] = [
  {
    name: 'loading more failed',
    title: '✓ Available · sentinel-forbidden-403 1.0.0 / 1',
    open: async (page) => {
      await openBuild(page, 'forbidden403', { pageSize: 5, maxItems: 5 });
      await loadMore(page).click();
    },
    complete: alert(/Loading more failed/),
  },
  {
    name: 'repeated page token',
    title: '✓ Available · sentinel-same-token-twice 1.0.0 / 1',
    open: async (page) => openBuild(page, 'sameTokenTwice', { pageSize: 5, maxItems: 20 }),
    complete: alert(/same page token again/),
  },
  {
    name: 'first page that could not be read',
    title: '✓ Available · sentinel-forbidden-403-at-once 1.0.0 / 1',
    open: async (page) => openBuild(page, 'forbidden403AtOnce'),
    complete: alert(/could not be read/),
  },
  {
    name: 'empty list',
    title: '✓ Available · expired-records 1.0.0 / 1',
    open: async (page) => openBuild(page, 'expired', { pageSize: 99 }),
    complete: async (page) =>
      expect(page.getByRole('heading', { level: 3, name: 'The records have expired' })).toBeVisible(),
  },
];
