import {
  GetWorkflowCommand,
  GetWorkflowStepExecutionCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
} from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from './catalog.ts';
import { ask, harness, type Harness } from './testing/harness.ts';

async function executionsOf({ client }: Harness, key: CatalogKey) {
  const response = await client.send(
    new ListWorkflowExecutionsCommand({ imageBuildVersionArn: catalog[key].arn }),
  );
  return response.workflowExecutions ?? [];
}

async function stepsOf(harnessed: Harness, key: CatalogKey, execution: number) {
  const rows = await executionsOf(harnessed, key);
  const workflowExecutionId = rows.at(execution)?.workflowExecutionId;
  const response = await harnessed.client.send(
    new ListWorkflowStepExecutionsCommand({ workflowExecutionId }),
  );
  return response.steps ?? [];
}

test('a successful build-image is the documented sample: 6 m 43 s, 7 steps, 5 succeeded, 2 skipped', async () => {
  const harnessed = harness();
  const [build] = await executionsOf(harnessed, 'linuxSucceeded');
  expect(build).toMatchObject({
    workflowBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1',
    type: 'BUILD',
    status: 'COMPLETED',
    totalStepCount: 7,
    totalStepsSucceeded: 5,
    totalStepsFailed: 0,
    totalStepsSkipped: 2,
  });
  expect(build).not.toHaveProperty('message');
  expect(build).not.toHaveProperty('parallelGroup');
  expect(build).not.toHaveProperty('retried');
  expect(Date.parse(build?.endTime ?? '') - Date.parse(build?.startTime ?? '')).toBe((6 * 60 + 43) * 1000);
  expect(build?.startTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

  const steps = await stepsOf(harnessed, 'linuxSucceeded', 0);
  expect(steps.map(({ name, action, status }) => [name, action, status])).toEqual([
    ['LaunchBuildInstance', 'LaunchInstance', 'COMPLETED'],
    ['ApplyBuildComponents', 'ExecuteComponents', 'SKIPPED'],
    ['InventoryCollection', 'CollectImageMetadata', 'COMPLETED'],
    ['RunSanitizeScript', 'SanitizeInstance', 'COMPLETED'],
    ['RunSysPrepScript', 'RunSysPrep', 'SKIPPED'],
    ['CreateOutputAMI', 'CreateImage', 'COMPLETED'],
    ['TerminateBuildInstance', 'TerminateInstance', 'COMPLETED'],
  ]);
});

test('inputs are resolved once a step ran, and hold references when it never did', async () => {
  const harnessed = harness();
  const ran = await stepsOf(harnessed, 'linuxFailedComponent', 2);
  const instanceId: unknown = JSON.parse(ran[0]?.outputs ?? '');
  expect(instanceId).toEqual({ instanceId: expect.stringMatching(/^i-0[0-9a-f]{16}$/) });
  expect(JSON.parse(ran[2]?.inputs ?? '')).toEqual(instanceId);
  expect(ran[3]?.status).toBe('PENDING');
  expect(ran[3]?.startTime).toBeUndefined();
  expect(JSON.parse(ran[3]?.inputs ?? '')).toEqual({
    'instanceId.$': '$.stepOutputs.LaunchTestInstance.instanceId',
  });
  expect(ran[3]).not.toHaveProperty('outputs');
});

test('the failed component of the golden AMI has all evidence', async () => {
  const harnessed = harness();
  const rows = await executionsOf(harnessed, 'linuxFailedComponent');
  expect(rows.map(({ type, status, parallelGroup }) => [type, status, parallelGroup])).toEqual([
    ['BUILD', 'COMPLETED', undefined],
    ['TEST', 'COMPLETED', 'smoke'],
    ['TEST', 'FAILED', 'smoke'],
    ['DISTRIBUTION', 'CANCELLED', undefined],
  ]);
  const failed = rows[2];
  expect(Date.parse(failed?.endTime ?? '') - Date.parse(failed?.startTime ?? '')).toBe((3 * 60 + 12) * 1000);
  const { steps } = (
    await ask(harnessed.simulator, 'ListWorkflowStepExecutions', {
      workflowExecutionId: failed?.workflowExecutionId ?? '',
    })
  ).body;
  expect(steps).toMatchObject([{}, {}, { status: 'FAILED', attemptNumber: 2, maxAttempts: 2 }, {}]);
  const step = (await stepsOf(harnessed, 'linuxFailedComponent', 2)).find(
    ({ status }) => status === 'FAILED',
  );
  expect(step).not.toHaveProperty('message');
  expect(step?.outputs).toContain('curl: (7) Failed to connect');
  expect(step?.outputs).toContain('ExitCode 7');
  expect(step?.outputs).toContain('component/check-http/1.0.2/1 failed!');
  expect(step?.outputs).toMatch(
    /"logUrl":"https:\/\/s3\.us-east-1\.amazonaws\.com\/111122223333-imagebuilder-logs\/Golden-AMI\//,
  );
  expect(step?.outputs).toMatch(/"runCommandId":"[0-9a-f-]{36}"/);
});

test('outputs of a failed step may be no JSON', async () => {
  const harnessed = harness();
  for (const key of ['containerFailed', 'failedReboot194', 'failedLaunch'] as const) {
    const step = (await stepsOf(harnessed, key, 0)).find(({ status }) => status === 'FAILED');
    expect(() => JSON.parse(step?.outputs ?? '{}') as unknown, key).toThrow();
  }
  const [launch] = await stepsOf(harnessed, 'failedLaunch', 0);
  expect(launch?.message).toContain('RunInstances in step LaunchBuildInstance: InsufficientInstanceCapacity');
  const ssm = (await stepsOf(harnessed, 'windowsFailedSsm', 0)).find(({ status }) => status === 'FAILED');
  expect(ssm?.message).toMatch(
    /\(InvalidInstanceId\) when calling the SendCommand operation: Instances \[\[i-0[0-9a-f]{16}\]\]/,
  );
  expect(Date.parse(ssm?.endTime ?? '') - Date.parse(ssm?.startTime ?? '')).toBe(38 * 60_000);
});

test('a distribution step has a list with one entry for each Region in its outputs', async () => {
  const [distribute, modify] = await stepsOf(harness(), 'failedDistributionWorkflow', 2);
  expect(JSON.parse(distribute?.outputs ?? '')).toMatchObject([
    { region: 'us-east-1', status: 'Completed', amiId: expect.stringMatching(/^ami-0/) },
    { region: 'us-west-2', status: 'Completed' },
    { region: 'eu-west-1', status: 'Failed', errorMessage: expect.stringContaining('KMS key') },
  ]);
  expect(modify?.status).toBe('PENDING');
});

test('GetWorkflowStepExecution returns the fields of the list, and what the step does when it fails', async () => {
  const harnessed = harness();
  const step = (await stepsOf(harnessed, 'failedContinue', 1)).find(({ status }) => status === 'FAILED');
  const detail = await harnessed.client.send(
    new GetWorkflowStepExecutionCommand({ stepExecutionId: step?.stepExecutionId }),
  );
  expect(detail).toMatchObject({
    ...step,
    onFailure: 'Continue',
    timeoutSeconds: 43_200,
    imageBuildVersionArn: catalog.failedContinue.arn,
  });
});

test('steps have a rollback status during and after a rollback', async () => {
  const harnessed = harness();
  const [undoing] = await executionsOf(harnessed, 'rollbackInProgress');
  expect(undoing?.status).toBe('ROLLBACK_IN_PROGRESS');
  expect(undoing).not.toHaveProperty('endTime');
  expect((await stepsOf(harnessed, 'rollbackInProgress', 0))[0]?.rollbackStatus).toBe('RUNNING');
  const [undone] = await executionsOf(harnessed, 'rolledBack');
  expect(undone?.status).toBe('ROLLBACK_COMPLETED');
  const steps = await stepsOf(harnessed, 'rolledBack', 0);
  expect(steps.map(({ rollbackStatus }) => rollbackStatus).slice(0, 3)).toEqual([
    'COMPLETED',
    'SKIPPED',
    undefined,
  ]);
});

test('lists the waiting steps of the Region, longest first, with what resumes them', async () => {
  const harnessed = harness();
  const { steps = [] } = await harnessed.client.send(new ListWaitingWorkflowStepsCommand({}));
  expect(steps.length).toBeGreaterThanOrEqual(9);
  expect(steps.map(({ startTime }) => startTime)).toEqual(
    steps.map(({ startTime }) => startTime).toSorted(byText),
  );
  expect(steps.every(({ action }) => action === 'WaitForAction')).toBe(true);
  const arns = steps.map(({ imageBuildVersionArn }) => imageBuildVersionArn);
  expect(arns).toEqual(
    expect.arrayContaining([
      catalog.waiting.arn,
      catalog.waitingLambda.arn,
      catalog.waitingDistribution.arn,
      catalog.waitingUnassigned.arn,
    ]),
  );
  const inputsOf = async (key: CatalogKey) => {
    const found = steps.find(({ imageBuildVersionArn }) => imageBuildVersionArn === catalog[key].arn);
    const step = await harnessed.client.send(
      new GetWorkflowStepExecutionCommand({ stepExecutionId: found?.stepExecutionId }),
    );
    expect(step.status).toBe('RUNNING');
    const inputs: unknown = JSON.parse(step.inputs ?? '');
    return { inputs, timeoutSeconds: step.timeoutSeconds, onFailure: step.onFailure };
  };
  expect(await inputsOf('waiting')).toMatchObject({
    inputs: { snsTopicArn: expect.any(String), instanceId: expect.any(String) },
    // Three days are more than the model's largest value.
    timeoutSeconds: undefined,
    onFailure: 'Abort',
  });
  expect(await inputsOf('waitingLambda')).toMatchObject({
    inputs: { lambdaFunctionName: 'image-scanner-callback' },
    onFailure: 'Continue',
  });
  expect(await inputsOf('waitingUnassigned')).toMatchObject({ inputs: { payload: 'Sent to no one.' } });
  const two = await harnessed.client.send(new ListWaitingWorkflowStepsCommand({ maxResults: 2 }));
  const rest = await harnessed.client.send(
    new ListWaitingWorkflowStepsCommand({ maxResults: 25, nextToken: two.nextToken }),
  );
  expect([...(two.steps ?? []), ...(rest.steps ?? [])]).toEqual(steps);
});

test('the workflow’s document has the steps of the builds', async () => {
  const harnessed = harness();
  for (const [key, owner] of [
    ['linuxSucceeded', 'Amazon'],
    ['waiting', '111122223333'],
  ] as const) {
    const [row] = await executionsOf(harnessed, key);
    const steps = await stepsOf(harnessed, key, 0);
    const { workflow } = await harnessed.client.send(
      new GetWorkflowCommand({ workflowBuildVersionArn: row?.workflowBuildVersionArn }),
    );
    expect(workflow).toMatchObject({ arn: row?.workflowBuildVersionArn, type: 'BUILD', owner });
    for (const { name } of steps) expect(workflow?.data).toContain(`  - name: ${name}\n`);
    for (const { action } of steps) expect(workflow?.data).toContain(`    action: ${action}\n`);
    expect(workflow?.data).toMatch(/^name: [\w-]+\ndescription: '.*'\nschemaVersion: 1\.0\n/);
  }
  const wildcard = 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/x.x.x';
  const { workflow } = await harnessed.client.send(
    new GetWorkflowCommand({ workflowBuildVersionArn: wildcard }),
  );
  expect(workflow?.version).toBe('1.0.3');
});

function byText(a = '', b = ''): number {
  return a < b ? -1 : 1;
}
