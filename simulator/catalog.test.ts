import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../src/aws/registry.ts';
import { parseBuildArn } from './arns.ts';
import { catalog, catalogKeys } from './catalog.ts';
import { catalogMarkdown } from './catalogMarkdown.ts';
import { days } from './clock.ts';
import { ask, harness, listOf, textOf, type Harness } from './testing/harness.ts';
import { createHandlers } from './operations/table.ts';

/** Sentinels whose answers break the model on purpose, or never come. */
const broken =
  /^(?:unknownValues|missingFields|countsDontAddUp|badDates|wrongTypes|nullElements|notAList|doesNotExist|.*AtOnce)$/;

test('every entry has a well-formed ARN of its own', () => {
  const arns = catalogKeys.map((key) => catalog[key].arn);
  expect(new Set(arns).size).toBe(arns.length);
  for (const arn of arns) expect(parseBuildArn(arn), arn).toBeDefined();
});

test('every entry but one exists, with a list and an image', async () => {
  const { simulator } = harness();
  for (const key of catalogKeys.filter((each) => !broken.test(each) && each !== 'forbiddenImage')) {
    const imageBuildVersionArn = catalog[key].arn;
    const region = imageBuildVersionArn.split(':')[3] ?? '';
    const list = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn }, { region });
    const image = await ask(simulator, 'GetImage', { imageBuildVersionArn }, { region });
    expect([list.status, image.status], key).toEqual([200, 200]);
  }
});

test('builds without a fault keep to the model: ids, patterns, lengths, counts, times', async () => {
  const { simulator } = harness();
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  for (const key of catalogKeys.filter((each) => !broken.test(each) && !each.startsWith('steps'))) {
    const imageBuildVersionArn = catalog[key].arn;
    const region = imageBuildVersionArn.split(':')[3] ?? '';
    const list = await ask(
      simulator,
      'ListWorkflowExecutions',
      { imageBuildVersionArn, maxResults: 12 },
      { region },
    );
    expect(textOf(list.body['message']).length).toBeLessThanOrEqual(500);
    for (const row of listOf(list, 'workflowExecutions')) {
      expect(row['workflowExecutionId']).toMatch(
        /^wf-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(row['workflowBuildVersionArn']).toMatch(
        /^arn:aws(?:-[a-z]+)*:imagebuilder:[a-z]{2,}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws):workflow\/(?:build|test|distribution)\/[a-z0-9-_]+\/[0-9]+\.[0-9]+\.[0-9]+\/[0-9]+$/,
      );
      if ('parallelGroup' in row) expect(row['parallelGroup']).toMatch(/^[A-Za-z0-9][A-Za-z0-9-_+#]{0,99}$/);
      for (const member of ['startTime', 'endTime']) if (member in row) expect(row[member]).toMatch(time);
      const workflowExecutionId = textOf(row['workflowExecutionId']);
      const steps = await ask(simulator, 'ListWorkflowStepExecutions', { workflowExecutionId }, { region });
      const statuses = listOf(steps, 'steps').map(({ status }) => status);
      const count = (status: string) => statuses.filter((each) => each === status).length;
      // The duplicate rows pretend to be older than their steps.
      if (key !== 'duplicateRows') {
        expect(row, key).toMatchObject({
          totalStepCount: statuses.length,
          totalStepsSucceeded: count('COMPLETED'),
          totalStepsFailed: count('FAILED'),
          totalStepsSkipped: count('SKIPPED'),
        });
      }
      for (const step of listOf(steps, 'steps')) {
        expect(step['stepExecutionId']).toMatch(/^step-[0-9a-f-]{36}$/);
        expect(step['name']).toMatch(/^[A-Za-z][A-Za-z0-9-_]{1,99}$/);
        expect(textOf(step['message']).length).toBeLessThanOrEqual(500);
        expect(['undefined', 'string']).toContain(typeof step['outputs']);
        if ('inputs' in step) expect(() => JSON.parse(textOf(step['inputs'])) as unknown).not.toThrow();
      }
    }
  }
});

async function impression({ simulator, clock }: Harness) {
  const texts: string[] = [];
  for (const key of ['linuxFailedComponent', 'running', 'parallelGroups', 'latestOfPipeline'] as const) {
    const { body } = await ask(simulator, 'ListWorkflowExecutions', {
      imageBuildVersionArn: catalog[key].arn,
    });
    const { requestId: _, ...rest } = body;
    texts.push(JSON.stringify(rest));
    const image = await ask(simulator, 'GetImage', { imageBuildVersionArn: catalog[key].arn });
    texts.push(JSON.stringify(image.body['image']));
  }
  clock.advance(days(1));
  texts.push(JSON.stringify((await ask(simulator, 'ListImages', {})).body['imageVersionList']));
  return texts;
}

test('the same seed and clock give the same account in any order of requests; another seed gives other ids', async () => {
  const one = await impression(harness());
  const warm = harness();
  await ask(warm.simulator, 'ListImages', {});
  await ask(warm.simulator, 'ListWaitingWorkflowSteps', {});
  expect(await impression(warm)).toEqual(one);
  expect((await impression(harness({ seed: 2 })))[0]).not.toBe(one[0]);
});

test('every operation of the registry has a handler', () => {
  expect(Object.keys(createHandlers()).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    Object.keys(operations).toSorted((a, b) => (a < b ? -1 : 1)),
  );
});

test('docs/simulator.md is current (else: npm run generate)', () => {
  const page = readFileSync(new URL('../docs/simulator.md', import.meta.url), 'utf8');
  expect(page === catalogMarkdown()).toBe(true);
});
