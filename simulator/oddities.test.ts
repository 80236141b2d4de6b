import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from './catalog.ts';
import { ask, harness, listOf, textOf, type Harness } from './testing/harness.ts';

async function rowsOf({ simulator }: Harness, key: CatalogKey) {
  const response = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: catalog[key].arn });
  expect(response.status).toBe(200);
  return listOf(response, 'workflowExecutions');
}

async function imageOf({ simulator }: Harness, key: CatalogKey) {
  return (await ask(simulator, 'GetImage', { imageBuildVersionArn: catalog[key].arn })).body['image'];
}

async function stepsOf(harnessed: Harness, key: CatalogKey, execution: number) {
  const rows = await rowsOf(harnessed, key);
  const workflowExecutionId = textOf(rows[execution]?.['workflowExecutionId']);
  return listOf(
    await ask(harnessed.simulator, 'ListWorkflowStepExecutions', { workflowExecutionId }),
    'steps',
  );
}

test('puts elements that are no objects between rows and steps', async () => {
  const harnessed = harness();
  const { body } = await ask(harnessed.simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: catalog.nullElements.arn,
  });
  expect(body['workflowExecutions']).toEqual(expect.arrayContaining([null, 'x', 7, []]));
  const [row] = await rowsOf(harnessed, 'nullElements');
  const workflowExecutionId = textOf(row?.['workflowExecutionId']);
  const steps = await ask(harnessed.simulator, 'ListWorkflowStepExecutions', { workflowExecutionId });
  expect(steps.body['steps']).toEqual(expect.arrayContaining([null]));
});

test('a nextToken can be a number', async () => {
  const response = await ask(harness().simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: catalog.tokenNotText.arn,
  });
  expect(response.body).toMatchObject({ nextToken: 7 });
  expect(listOf(response, 'workflowExecutions')).toHaveLength(25);
});

test('unknown values: statuses, types, step statuses, an image state', async () => {
  const harnessed = harness();
  const rows = await rowsOf(harnessed, 'unknownValues');
  expect(rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['QUARANTINED', 'constructor']));
  expect(rows.map(({ type }) => type)).toEqual(expect.arrayContaining(['VERIFY', '', '__proto__']));
  const steps = await stepsOf(harnessed, 'unknownValues', 1);
  expect(steps.map(({ status }) => status)).toEqual(['HIBERNATED', 'WAITING', 'TIMED_OUT']);
  expect((await stepsOf(harnessed, 'unknownValues', 0))[3]).toMatchObject({ rollbackStatus: 'NO_ROLLBACK' });
  expect(await imageOf(harnessed, 'unknownValues')).toMatchObject({ state: { status: 'OPTIMIZING' } });
});

test('missing fields: each field is missing in some row, one row has none', async () => {
  const harnessed = harness();
  const rows = await rowsOf(harnessed, 'missingFields');
  for (const member of [
    'status',
    'type',
    'workflowExecutionId',
    'workflowBuildVersionArn',
    'startTime',
    'totalStepCount',
  ]) {
    expect(
      rows.some((row) => !(member in row)),
      member,
    ).toBe(true);
  }
  expect(rows).toContainEqual({});
  expect(rows.some(({ status }) => status === null)).toBe(true);
  expect(await imageOf(harnessed, 'missingFields')).toEqual({ arn: catalog.missingFields.arn });
});

test('counts that don’t add up, invalid dates, values of the wrong type', async () => {
  const harnessed = harness();
  const counts = await rowsOf(harnessed, 'countsDontAddUp');
  expect(counts).toContainEqual(expect.objectContaining({ totalStepCount: 3, totalStepsSucceeded: 5 }));
  expect(counts).toContainEqual(expect.objectContaining({ totalStepsSucceeded: -2 }));
  const dates = await rowsOf(harnessed, 'badDates');
  expect(dates.map(({ startTime }) => startTime)).toEqual(
    expect.arrayContaining(['yesterday', '', '2026-13-45T99:99:99.999Z']),
  );
  const swapped = dates[3];
  expect(Date.parse(textOf(swapped?.['endTime']))).toBeLessThan(Date.parse(textOf(swapped?.['startTime'])));
  expect((await rowsOf(harnessed, 'wrongTypes')).map(({ status }) => typeof status)).toContain('number');
  expect(await imageOf(harnessed, 'wrongTypes')).toMatchObject({ name: 7, state: 'FAILED' });
});

test('hostile text in the message, the reason, a row, a step, its outputs and a link', async () => {
  const harnessed = harness();
  const response = await ask(harnessed.simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: catalog.hostileMessage.arn,
  });
  const failed = (await stepsOf(harnessed, 'hostileMessage', 1))[2];
  const texts = [
    response.body['message'],
    listOf(response, 'workflowExecutions')[1]?.['message'],
    failed?.['message'],
    failed?.['outputs'],
  ];
  for (const text of texts.map(textOf)) {
    expect(text).toContain('<script>');
    expect(text.length).toBeGreaterThan(100);
  }
  for (const text of texts.slice(0, 3).map(textOf)) {
    expect(text).toContain('\u202E');
    expect(text).toContain('\u0000');
    expect(text.length).toBeLessThanOrEqual(500);
  }
  expect(failed?.['outputs']).toContain('"logUrl":"javascript:');
});

test('outputs of 100 kB, as JSON and as one line of text', async () => {
  const steps = await stepsOf(harness(), 'tooLargeOutputs', 1);
  const [launch, , failed] = steps.map(({ outputs }) => textOf(outputs));
  expect(launch?.length).toBeGreaterThan(100 * 1024);
  expect(launch).not.toContain('\n');
  expect(failed?.length).toBeGreaterThan(100 * 1024);
  expect(JSON.parse(failed ?? '')).toMatchObject({ failureMessage: expect.stringContaining('curl: (7)') });
});

test('a response without a list, and lists of 40 and of 12,000', async () => {
  const { simulator } = harness();
  const none = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: catalog.notAList.arn });
  expect([none.status, 'workflowExecutions' in none.body]).toEqual([200, false]);

  const ids = new Set<string>();
  const statuses = new Set<string>();
  let pages = 0;
  let nextToken: string | undefined;
  do {
    const imageBuildVersionArn = catalog.twelveThousand.arn;
    const page = await ask(simulator, 'ListWorkflowExecutions', {
      imageBuildVersionArn,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    for (const row of listOf(page, 'workflowExecutions')) {
      ids.add(textOf(row['workflowExecutionId']));
      statuses.add(textOf(row['status']));
    }
    pages += 1;
    nextToken = 'nextToken' in page.body ? textOf(page.body['nextToken']) : undefined;
  } while (nextToken !== undefined);
  expect([pages, ids.size]).toEqual([480, 12_000]);
  expect([...statuses].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['COMPLETED', 'FAILED']);
});
