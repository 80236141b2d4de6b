import { describe, expect, test } from 'vitest';
import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../aws/client.ts';
import { getImage } from '../aws/imagebuilder/operations/getImage.ts';
import { listWorkflowExecutions } from '../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { listWorkflowStepExecutions } from '../aws/imagebuilder/operations/listWorkflowStepExecutions.ts';
import { catalog, type CatalogKey, catalogKeys } from '../../simulator/catalog.ts';
import { simulatedClient } from '../testing/simulatedClient.ts';
import { causeOf } from './cause.ts';
import { evidenceOf } from './evidence.ts';
import type { FailureFacts } from './facts.ts';
import { executionToExplain } from './failedExecution.ts';
import { hintsFor } from './hints.ts';
import { numbered } from './testing/numbered.ts';

const now = Date.parse('2026-09-09T12:00:00.000Z');

const account = (region: string) => simulatedClient({ region, clock: { now: () => now } });

/** What a page reads of a failed build: the image and the list at once, then the steps of one execution. */
async function readFailure(client: AwsClient, arn: string): Promise<FailureFacts> {
  const [image, list] = await Promise.all([
    getImage(client, { imageBuildVersionArn: arn }).catch(() => undefined),
    listWorkflowExecutions(client, { imageBuildVersionArn: arn }),
  ]);
  const build = parseImageBuildVersionArn(arn);
  const executions = list.workflowExecutions;
  const facts = numbered({ build, image, listMessage: list.message, executions });
  const workflowExecutionId = executionToExplain(facts);
  if (workflowExecutionId === undefined) return facts;
  const { steps } = await listWorkflowStepExecutions(client, { workflowExecutionId });
  return { ...facts, steps: new Map([[workflowExecutionId, steps]]) };
}

async function explain(key: CatalogKey) {
  const { arn } = catalog[key];
  const build = parseImageBuildVersionArn(arn);
  if (!build) throw new Error(`${arn} is not the ARN of a build`);
  const { client, requests } = account(build.region);
  const facts = await readFailure(client, arn);
  const cause = causeOf(facts);
  const id = cause?.execution?.workflowExecutionId ?? '';
  const steps = facts.steps?.get(id) ?? [];
  const evidence = cause ? evidenceOf(cause, { build, image: facts.image, steps }) : [];
  return {
    facts,
    cause,
    evidence,
    hints: cause ? hintsFor(cause).map((hint) => hint.id) : [],
    requests: requests.length,
  };
}

const curl = 'curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused';
const kms = 'You do not have permission to use the KMS key';

describe('the cause of each failing build is found in three requests', () => {
  const expected: [CatalogKey, step: string | undefined, line: string, hint: string, evidence: string][] = [
    [
      'linuxFailedComponent',
      'ApplyTestComponents',
      curl,
      'noConnection',
      '/aws/imagebuilder/Golden-AMI 1.4.2/17',
    ],
    [
      'windowsFailedSsm',
      'ApplyBuildComponents',
      'An error occurred (InvalidInstanceId)',
      'ssmNeverRegistered',
      'i-0',
    ],
    [
      'containerFailed',
      'ApplyBuildComponents',
      'Error: Unable to find a match',
      'noPackage',
      's3://111122223333-imagebuilder-logs/Payments-API/',
    ],
    ['failedLaunch', 'LaunchBuildInstance', 'Failed to run RunInstances', 'launchCapacity', 'RunInstances'],
    [
      'failedLaunchPermissions',
      'LaunchBuildInstance',
      'Failed to run RunInstances',
      'launchPermissions',
      'RunInstances',
    ],
    ['failedDistribution', undefined, `eu-west-1: ${kms}`, 'kms', 'ami-'],
    ['failedDistributionWorkflow', 'DistributeImage', `eu-west-1: ${kms}`, 'kms', 'ami-'],
    [
      'failedIntegration',
      'ApplyImageConfigurations',
      'us-west-2: Launch template lt-',
      'launchTemplate',
      'ami-',
    ],
    ['failedSeveral', 'ApplyTestComponents', 'chronyc: 506 Cannot talk to daemon', 'component', 's3://'],
    ['failedContinue', 'ApplyTestComponents', 'df: / is 97% full', 'component', 's3://'],
    ['exitCode126', 'ApplyBuildComponents', '/tmp/agent-installer: cannot execute', 'exit126', 's3://'],
    ['failedReboot', 'ApplyBuildComponents', 'A restart is required', 'exitReboot', 's3://'],
    ['failedReboot194', 'ApplyBuildComponents', 'kernel 6.1.112 installed, reboot', 'exitReboot', 's3://'],
    [
      'failedTimeout',
      'ReadVerdict',
      'Step timed out after 1800 seconds',
      'stepTimeout',
      '/aws/imagebuilder/',
    ],
    [
      'failedBeforeWorkflow',
      undefined,
      'The infrastructure configuration',
      'instanceProfile',
      '/aws/imagebuilder/',
    ],
    [
      'failedOwnLogGroup',
      'ApplyTestComponents',
      curl,
      'noConnection',
      '/platform/images/own-log-group 1.0.0/1',
    ],
    ['rolledBack', 'ApplyBuildComponents', '/etc/ssh/sshd_config line 41', 'component', 's3://'],
    ['tooLargeOutputs', 'ApplyTestComponents', curl, 'noConnection', 's3://'],
  ];

  test.each(expected)('%s', async (key, step, line, hint, place) => {
    const { cause, evidence, hints, requests } = await explain(key);
    expect(cause).toMatchObject({ kind: 'failed', settled: true });
    expect(cause?.stepName).toBe(step);
    expect(cause?.text?.line.slice(0, line.length)).toBe(line);
    expect(hints).toContain(hint);
    expect(evidence.some(({ value }) => value.startsWith(place))).toBe(true);
    expect(requests).toBeLessThanOrEqual(3);
  });

  test('covers every failure of the catalog', () => {
    const failing = catalogKeys.filter((key) => catalog[key].group === 'failures');
    const covered = new Set<string>([...expected.map(([key]) => key), 'continuedPastFailure']);
    expect(failing.filter((key) => !covered.has(key))).toEqual([]);
  });
});

test('a failed component is named with its version, phase, step and exit code', async () => {
  const { cause } = await explain('linuxFailedComponent');
  expect(cause?.component).toMatchObject({
    name: 'check-http',
    version: '1.0.2',
    phase: 'test',
    step: 'GetHealth',
  });
  expect(cause).toMatchObject({ exitCode: 7, stage: 'test', text: { source: 'componentFailure' } });
});

test('a build whose only failed step had onFailure: Continue has no cause', async () => {
  const { cause, facts } = await explain('continuedPastFailure');
  expect(facts.image?.state?.status).toBe('AVAILABLE');
  expect(cause).toBeUndefined();
});

test('the first failure in time is the cause, in any order, and the others are listed', async () => {
  const { cause, facts } = await explain('failedSeveral');
  expect(cause?.execution).toBe(facts.executions.findLast(({ status }) => status === 'FAILED'));
  expect(cause?.others.map(({ why }) => why)).toEqual(['later', 'later']);
});

test('a failed step that the workflow went on after is not the cause', async () => {
  const { cause } = await explain('failedContinue');
  expect(cause?.passedOverSteps.map(({ name }) => name)).toEqual(['RunAudit']);
});

test('an image can have failed under completed workflows, and its AMI exists', async () => {
  const { cause, facts } = await explain('failedDistribution');
  expect(new Set(facts.executions.map(({ status }) => status))).toEqual(new Set(['COMPLETED']));
  expect(cause).toMatchObject({
    stage: 'distribution',
    execution: undefined,
    regions: [{ region: 'eu-west-1' }],
  });
  expect(cause?.made.amis).toMatchObject([{ region: 'us-east-1' }]);
});

test('after a failed test an AMI may exist although none is listed', async () => {
  const { cause } = await explain('linuxFailedComponent');
  expect(cause?.made).toMatchObject({ amis: [], mayExist: true });
  expect((await explain('exitCode126')).cause?.made.mayExist).toBe(false);
});

test('a cancelled build says in which step it was', async () => {
  const { cause, hints } = await explain('cancelledInBuild');
  expect(cause).toMatchObject({ kind: 'cancelled', stage: 'build', stepName: 'ApplyBuildComponents' });
  expect(hints).toEqual(['cancelled']);
});

test('a build that is being rolled back has a cause', async () => {
  expect((await explain('rollbackInProgress')).cause).toMatchObject({
    kind: 'failed',
    settled: false,
    exitCode: 255,
  });
});

test.each(['running', 'queued', 'waiting', 'retried', 'expired', 'unknownValues'] as const)(
  'nothing has failed in %s',
  async (key) => {
    expect((await explain(key)).cause).toBeUndefined();
  },
);

test('finds the cause without GetImage', async () => {
  const { cause, facts } = await explain('forbiddenImage');
  expect(facts.image).toBeUndefined();
  expect(cause === undefined || cause.kind === 'failed').toBe(true);
});

test('untrusted text becomes no link and no command', async () => {
  const { cause, evidence } = await explain('hostileMessage');
  expect(cause?.text?.line).toContain('<img src=x');
  for (const { consoleUrl, cliCommand } of evidence) {
    expect(consoleUrl ?? 'https://console.aws.amazon.com/').toMatch(/^https:\/\/console\.aws\.amazon\.com\//);
    expect(cliCommand ?? '').not.toContain('evil.example');
  }
});
