import {
  GetImageCommand,
  ListImageBuildVersionsCommand,
  ListWorkflowExecutionsCommand,
  ListWaitingWorkflowStepsCommand,
} from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from './catalog.ts';
import { days, hours, minutes, seconds } from './clock.ts';
import { harness, type Harness } from './testing/harness.ts';

async function readBuild({ client }: Harness, key: CatalogKey) {
  const imageBuildVersionArn = catalog[key].arn;
  const [{ image }, list] = await Promise.all([
    client.send(new GetImageCommand({ imageBuildVersionArn })),
    client.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn })),
  ]);
  const rows = list.workflowExecutions ?? [];
  return {
    state: image?.state?.status,
    rows: rows.map(({ status }) => status),
    amis: image?.outputResources?.amis?.length ?? 0,
    message: list.message,
    executions: rows,
  };
}

test('a running build advances with the clock, and no status goes back', async () => {
  const harnessed = harness();
  const seen: string[] = [];
  const succeeded: number[] = [];
  for (let minute = 0; minute <= 20; minute += 1) {
    const { state, rows, executions } = await readBuild(harnessed, 'running');
    const text = `${state}: ${rows.join(' ')}`;
    if (seen.at(-1) !== text) seen.push(text);
    succeeded.push(executions.reduce((sum, { totalStepsSucceeded = 0 }) => sum + totalStepsSucceeded, 0));
    harnessed.clock.advance(minutes(1));
  }
  expect(seen).toEqual([
    'BUILDING: RUNNING PENDING PENDING',
    'TESTING: COMPLETED RUNNING PENDING',
    'DISTRIBUTING: COMPLETED COMPLETED RUNNING',
    'AVAILABLE: COMPLETED COMPLETED COMPLETED',
  ]);
  expect(succeeded).toEqual(succeeded.toSorted((a, b) => a - b));
  expect(succeeded.at(-1)).toBe(12);
  expect((await readBuild(harnessed, 'running')).amis).toBe(1);
});

test('the counts of a running workflow stay below its total', async () => {
  const harnessed = harness();
  const { executions } = await readBuild(harnessed, 'running');
  expect(executions[0]).toMatchObject({ status: 'RUNNING', totalStepCount: 7, totalStepsSucceeded: 0 });
  expect(executions[0]).not.toHaveProperty('endTime');
  expect(executions[1]).not.toHaveProperty('startTime');
});

test('a build that runs towards a failure fails in its test', async () => {
  const harnessed = harness();
  harnessed.clock.advance(minutes(12) + seconds(20));
  const { state, rows, message, amis } = await readBuild(harnessed, 'runningToFailure');
  expect([state, rows, amis]).toEqual(['FAILED', ['COMPLETED', 'FAILED', 'CANCELLED'], 0]);
  expect(message).toContain(
    "failure message = 'Document arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1 failed!'",
  );
});

test('queued: its rows wait, then run', async () => {
  const harnessed = harness();
  expect(await readBuild(harnessed, 'queued')).toMatchObject({
    state: 'PENDING',
    rows: ['PENDING', 'PENDING'],
  });
  harnessed.clock.advance(minutes(10) + seconds(1));
  expect(await readBuild(harnessed, 'queued')).toMatchObject({
    state: 'BUILDING',
    rows: ['RUNNING', 'PENDING'],
  });
});

test('distinguishes four kinds of empty lists', async () => {
  const harnessed = harness();
  harnessed.clock.advance(days(3));
  expect(await readBuild(harnessed, 'notStarted')).toMatchObject({
    state: 'PENDING',
    rows: [],
    message: undefined,
  });
  expect(await readBuild(harnessed, 'expired')).toMatchObject({
    state: 'AVAILABLE',
    rows: [],
    message: undefined,
    amis: 1,
  });
  expect(await readBuild(harnessed, 'noRecords')).toMatchObject({ state: 'DEPRECATED', rows: [] });
  const early = await readBuild(harnessed, 'failedBeforeWorkflow');
  expect(early).toMatchObject({ state: 'FAILED', rows: [], amis: 0 });
  expect(early.message).toContain('GoldenInstanceProfile');
});

test('a request to cancel takes effect some time later', async () => {
  const harnessed = harness();
  expect(await readBuild(harnessed, 'cancelling')).toMatchObject({
    state: 'BUILDING',
    rows: ['RUNNING', 'PENDING'],
  });
  harnessed.clock.advance(minutes(2));
  expect(await readBuild(harnessed, 'cancelling')).toMatchObject({
    state: 'CANCELLED',
    rows: ['CANCELLED', 'CANCELLED'],
  });
  expect(await readBuild(harnessed, 'cancelled')).toMatchObject({
    state: 'CANCELLED',
    rows: ['COMPLETED', 'CANCELLED', 'CANCELLED'],
  });
});

test('one of the pipeline’s builds is running at any time', async () => {
  const harnessed = harness();
  const imageVersionArn = catalog.latestOfPipeline.arn.replace(/\/\d+$/, '');
  for (const step of [0, minutes(7), minutes(30), hours(5), days(2), days(40)]) {
    harnessed.clock.advance(step);
    const { imageSummaryList = [] } = await harnessed.client.send(
      new ListImageBuildVersionsCommand({ imageVersionArn }),
    );
    const live = imageSummaryList.filter(({ state }) =>
      /^(?:BUILDING|TESTING|DISTRIBUTING|CREATING)$/.test(state?.status ?? ''),
    );
    expect(live.length).toBeGreaterThan(0);
    const arn = live.at(-1)?.arn;
    const list = await harnessed.client.send(
      new ListWorkflowExecutionsCommand({ imageBuildVersionArn: arn }),
    );
    expect(list.workflowExecutions?.length).toBe(4);
  }
});

test('a Lambda function answers, an unanswered wait times out, and then neither is listed', async () => {
  const harnessed = harness();
  const waiting = async () => {
    const { steps = [] } = await harnessed.client.send(new ListWaitingWorkflowStepsCommand({}));
    return steps.map(({ imageBuildVersionArn }) => imageBuildVersionArn);
  };
  expect(await waiting()).toEqual(
    expect.arrayContaining([catalog.waitingLambda.arn, catalog.waitingUnassigned.arn]),
  );
  harnessed.clock.advance(minutes(11));
  expect(await waiting()).not.toContain(catalog.waitingUnassigned.arn);
  expect(await readBuild(harnessed, 'waitingUnassigned')).toMatchObject({
    state: 'FAILED',
    rows: ['FAILED', 'CANCELLED'],
  });
  harnessed.clock.advance(hours(1));
  expect(await waiting()).not.toContain(catalog.waitingLambda.arn);
  expect(await readBuild(harnessed, 'waitingLambda')).toMatchObject({
    state: 'AVAILABLE',
    rows: ['COMPLETED', 'COMPLETED'],
  });
});

test('marks superseded attempts as retried; attempts share type, ARN and group, and differ in start', async () => {
  const { executions, rows, state } = await readBuild(harness(), 'retried');
  expect([state, rows]).toEqual(['AVAILABLE', ['COMPLETED', 'FAILED', 'FAILED', 'COMPLETED', 'COMPLETED']]);
  const attempts = executions.slice(1, 4);
  expect(
    new Set(
      attempts.map(
        ({ workflowBuildVersionArn, type, parallelGroup }) =>
          `${type} ${workflowBuildVersionArn} ${parallelGroup}`,
      ),
    ).size,
  ).toBe(1);
  expect(executions.map(({ retried }) => retried)).toEqual([false, true, true, false, false]);
  const starts = attempts.map(({ startTime }) => startTime);
  expect(starts).toEqual([...new Set(starts)].toSorted((a = '', b = '') => (a < b ? -1 : 1)));
});

test('test groups run one after another, at most five workflows of a group at once', async () => {
  const { executions } = await readBuild(harness(), 'parallelGroups');
  const group = executions.filter(({ parallelGroup }) => parallelGroup === 'functional');
  const starts = group.map(({ startTime }) => startTime);
  expect(group).toHaveLength(6);
  expect(new Set(starts).size).toBe(2);
  const ended = group.map(({ endTime = '' }) => endTime).toSorted();
  const load = executions.find(({ parallelGroup }) => parallelGroup === 'load+soak');
  expect(String(load?.startTime) > String(ended.at(-1))).toBe(true);
});
