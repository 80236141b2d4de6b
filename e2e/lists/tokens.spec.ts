import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { catalog } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { executionRows, shownIds } from '../support/executions.ts';
import { expect, type JourneyServer, openBuild, test } from '../support/fixtures.ts';

const run = promisify(execFile);

const environment = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  AWS_ACCESS_KEY_ID: simulatorCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: simulatorCredentials.secretAccessKey,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
  NO_PROXY: '127.0.0.1',
};

function isInstalled(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Listed {
  readonly ids: readonly string[];
  readonly resumeToken: string | undefined;
}

/** Runs an AWS CLI command in a shell, as it is pasted, against this journey's account. */
async function awsCli(server: JourneyServer, command: string): Promise<Listed> {
  const endpoint = `${server.url}api/imagebuilder/us-east-1`;
  const { stdout } = await run('sh', ['-c', `${command} --output json --endpoint-url ${endpoint}`], {
    env: environment,
  });
  return listed(JSON.parse(stdout));
}

/** A line of Python that pages as a script of a reader's would. */
async function boto3(server: JourneyServer, arn: string, config: object): Promise<Listed> {
  const script = `
import boto3, json, sys
arn, endpoint, config = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
client = boto3.client('imagebuilder', region_name='us-east-1', endpoint_url=endpoint)
pages = client.get_paginator('list_workflow_executions').paginate(imageBuildVersionArn=arn, PaginationConfig=config)
result = pages.build_full_result()
print(json.dumps({'workflowExecutions': result['workflowExecutions'], 'NextToken': pages.resume_token}))
`;
  const endpoint = `${server.url}api/imagebuilder/us-east-1`;
  const { stdout } = await run('python3', ['-c', script, arn, endpoint, JSON.stringify(config)], {
    env: environment,
  });
  return listed(JSON.parse(stdout));
}

const listing = v.object({
  workflowExecutions: v.array(v.object({ workflowExecutionId: v.string() })),
  NextToken: v.nullish(v.string()),
});

function listed(answer: unknown): Listed {
  const { workflowExecutions, NextToken } = v.parse(listing, answer);
  return {
    ids: workflowExecutions.map(({ workflowExecutionId }) => workflowExecutionId),
    resumeToken: NextToken ?? undefined,
  };
}

/** Copies from the popover as a reader does, and closes it. */
async function copyResumeToken(page: Page): Promise<{ token: string; command: string }> {
  await page.getByRole('button', { name: 'Resume token…' }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy resume token' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const token = await clipboard();
  await page.getByRole('button', { name: 'Copy AWS CLI command' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect.poll(clipboard).toContain('aws imagebuilder');
  const command = await clipboard();
  await page.keyboard.press('Escape');
  return { token, command };
}

const { arn } = catalog.fortyExecutions;
const cut = { pageSize: 10, maxItems: 7 };
const listCommand = `aws imagebuilder list-workflow-executions --region us-east-1 --image-build-version-arn ${arn}`;

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the AWS CLI continues from the page’s token, and the page from the AWS CLI’s', async ({
  page,
  freshServer,
}) => {
  test.skip(!isInstalled('aws', ['--version']), 'The AWS CLI is not installed here (`aws`).');
  const all = await awsCli(freshServer, listCommand);
  expect(all.ids).toHaveLength(40);

  // The second Load more crosses a page boundary: the token points into the second page.
  await openBuild(page, 'fortyExecutions', cut, freshServer);
  await expect(executionRows(page)).toHaveCount(7);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(executionRows(page)).toHaveCount(14);
  const onScreen = await shownIds(page);
  expect(onScreen).toEqual(all.ids.slice(0, 14));

  const { token, command } = await copyResumeToken(page);
  expect(command).toContain('--page-size 10');
  expect(command).toContain(token);
  const rest = await awsCli(freshServer, command);
  expect(rest.ids).toEqual(all.ids.slice(14));

  // And back: what the CLI prints as NextToken goes into the page's address.
  const first = await awsCli(freshServer, `${listCommand} --page-size 10 --max-items 14`);
  expect(first.resumeToken).toBe(token);
  const elsewhere = await awsCli(freshServer, `${listCommand} --page-size 10 --max-items 23`);
  await openBuild(
    page,
    'fortyExecutions',
    { ...cut, startingToken: elsewhere.resumeToken ?? '' },
    freshServer,
  );
  await expect(page.getByText('Partial list, resumed from a token')).toBeVisible();
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByText('17 of 17 executions')).toBeVisible();
  expect([...elsewhere.ids, ...(await shownIds(page))]).toEqual(all.ids);

  await page.getByRole('button', { name: 'Load from the start' }).click();
  await expect(executionRows(page)).toHaveCount(7);
  expect(await shownIds(page)).toEqual(all.ids.slice(0, 7));
});

test('boto3 continues from the page’s token, and the page from boto3’s', async ({ page, freshServer }) => {
  test.skip(!isInstalled('python3', ['-c', 'import boto3']), 'boto3 is not installed here (`python3`).');
  const all = await boto3(freshServer, arn, {});
  expect(all.ids).toHaveLength(40);

  await openBuild(page, 'fortyExecutions', cut, freshServer);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(executionRows(page)).toHaveCount(14);
  const { token } = await copyResumeToken(page);
  const config = { PageSize: 10, StartingToken: token };
  expect(await boto3(freshServer, arn, config)).toEqual({
    ids: all.ids.slice(14),
    resumeToken: undefined,
  });

  // Cut again by boto3, then again by the screen: byte for byte the same token either way.
  const next = await boto3(freshServer, arn, { ...config, MaxItems: 7 });
  expect(next.ids).toEqual(all.ids.slice(14, 21));
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(executionRows(page)).toHaveCount(21);
  expect((await copyResumeToken(page)).token).toBe(next.resumeToken);

  await openBuild(page, 'fortyExecutions', { ...cut, startingToken: next.resumeToken ?? '' }, freshServer);
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect(page.getByText('19 of 19 executions')).toBeVisible();
  expect(await shownIds(page)).toEqual(all.ids.slice(21));
});

test('the link in the popover opens the rest of the list for another user', async ({ page, freshServer }) => {
  await openBuild(page, 'fortyExecutions', { pageSize: 10, maxItems: 25 }, freshServer);
  await expect(executionRows(page)).toHaveCount(25);
  const before = await shownIds(page);
  await page.getByRole('button', { name: 'Resume token…' }).click();
  await page.getByRole('link', { name: 'Open from here' }).click();
  await expect(page.getByText('15 of 15 executions')).toBeVisible();
  const after = await shownIds(page);
  expect(new Set([...before, ...after]).size).toBe(40);
  await page.goBack();
  await expect(executionRows(page)).toHaveCount(25);

  await test.step('a token that is none is refused by name, before any request', async () => {
    const asked = freshServer.simulator.log.length;
    await openBuild(page, 'fortyExecutions', { startingToken: 'a___b___c' }, freshServer);
    const alert = page.getByRole('alert').filter({ hasText: 'the starting token is invalid' });
    await expect(alert).toBeVisible();
    await alert.getByText('Details').click();
    await expect(alert).toContainText('a___b___c');
    const asksForTheList = freshServer.simulator.log
      .slice(asked)
      .filter(({ operation }) => operation === 'ListWorkflowExecutions');
    expect(asksForTheList).toEqual([]);
    await page.getByRole('button', { name: 'Load from the start' }).click();
    await expect(executionRows(page)).toHaveCount(25);
  });
});
