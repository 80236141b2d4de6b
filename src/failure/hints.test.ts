import { expect, test } from 'vitest';
import { parseImage } from '../aws/imagebuilder/image.ts';
import { parseWorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { parseWorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import { hintsFor } from './hints.ts';
import { causeOfRead } from './testing/numbered.ts';

function hintsOf(outputs: string, step: object = {}, type = 'BUILD'): string[] {
  const workflowExecutionId = 'wf-11111111-2222-3333-4444-555555555555';
  const cause = causeOfRead({
    image: parseImage({ state: { status: 'FAILED' } }),
    executions: [parseWorkflowExecution({ workflowExecutionId, type, status: 'FAILED' })],
    steps: new Map([
      [workflowExecutionId, [parseWorkflowStep({ name: 'Step', status: 'FAILED', outputs, ...step })]],
    ]),
  });
  return cause ? hintsFor(cause).map(({ id }) => id) : [];
}

const component = 'Document arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1 failed!';

test.each([
  ['component', component],
  [
    'launch',
    'An error occurred (SomethingNew) when calling the RunInstances operation in workflow step LaunchBuildInstance',
  ],
  [
    'launchCapacity',
    'RunInstances … InsufficientInstanceCapacity: We currently do not have sufficient m7i.large capacity',
  ],
  [
    'launchQuota',
    'RunInstances … VcpuLimitExceeded: You have requested more vCPU capacity than your current limit',
  ],
  ['launchSubnet', 'RunInstances … VPCIdNotSpecified: No default VPC for this user'],
  [
    'launchType',
    "RunInstances … The architecture 'x86_64' of the specified instance type does not match the architecture 'arm64' of the specified AMI",
  ],
  [
    'launchPermissions',
    'RunInstances … UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: x',
  ],
  [
    'ssmNeverRegistered',
    'An error occurred (InvalidInstanceId) when calling the SendCommand operation: Instances [[i-0123456789abcdef0]] not in a valid state for account 111122223333',
  ],
  [
    'ssmNoResult',
    'ExpectationNotMet. ssm:ListCommandInvocations returned terminal state Failed in workflow step ApplyBuildComponents',
  ],
  [
    'ssmTimeout',
    "SSM execution 'x' failed with status = 'TimedOut' in state = 'BUILDING' and failure message = 'Step timed out while step is Poll action status for completion. Please refer to Automation Service Troubleshooting Guide'",
  ],
  ['exit126', `/tmp/x: Permission denied\nexit status 126\n${component}`],
  ['exit127', 'jq: command not found\nexit status 127'],
  ['exitReboot', 'exit status 194'],
  ['exitReboot', 'The installer needs a restart. exit code 3010'],
  ['exit137', 'Killed\nexit status 137'],
  ['diskFull', 'tar: write error: No space left on device\nexit status 2'],
  ['noPackage', 'Error: Unable to find a match: htpd\nexit status 1'],
  [
    'kms',
    "EC2 Client Error: 'Snapshots encrypted with the AWS Managed CMK can’t be shared. Specify another snapshot.'",
  ],
  [
    'permission',
    'User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform: s3:GetObject on resource: arn',
  ],
  [
    'throttled',
    'An error occurred (RequestLimitExceeded) when calling the CopyImage operation: Request limit exceeded.',
  ],
  [
    'limit',
    'ResourceLimitExceeded: Too many snapshot copies in progress. The limit is 20 for this destination region.',
  ],
  ['regionDisabled', 'OptInRequired: You are not subscribed to this service in region me-south-1'],
  ['launchTemplate', "EC2 Client Error: 'The launch-template ID 'lt-0a1b2c3d4EXAMPLE' does not exist'"],
  ['crossAccount', 'could not assume role EC2ImageBuilderDistributionCrossAccountRole in 444455556666'],
  ['stopped', 'Stopped by a user: the report is not fine'],
  ['stepTimeout', 'Step timed out after 1800 seconds.'],
  ['parentImage', "InvalidAMIID.NotFound: The image id '[ami-0123456789abcdef0]' does not exist"],
])('%s: %s', (hint, text) => {
  expect(hintsOf(text)).toContain(hint);
});

test('a specific hint replaces the general one', () => {
  expect(hintsOf(`exit status 126\n${component}`)).toEqual(['exit126']);
  expect(hintsOf('RunInstances … InsufficientInstanceCapacity')).toEqual(['launchCapacity']);
});

test('a WaitForAction that timed out was not answered; it did not take too long', () => {
  expect(hintsOf('Step timed out after 259200 seconds.', { action: 'WaitForAction' })).toEqual([
    'neverAnswered',
  ]);
});

test('a distribution says that an AMI may exist', () => {
  expect(hintsOf('Copy failed', {}, 'DISTRIBUTION')).toEqual(['distribution']);
});

test('unknown errors have no hint', () => {
  expect(hintsOf('All good things come in 194 pieces')).toEqual([]);
});

function textsOf(outputs: string, type = 'TEST', image: object = {}): string {
  const workflowExecutionId = 'wf-11111111-2222-3333-4444-555555555555';
  const cause = causeOfRead({
    image: parseImage({ state: { status: 'FAILED' }, ...image }),
    executions: [
      parseWorkflowExecution({ type: 'BUILD', status: 'COMPLETED' }),
      parseWorkflowExecution({ workflowExecutionId, type, status: 'FAILED' }),
    ],
    steps: new Map([[workflowExecutionId, [parseWorkflowStep({ name: 'Step', status: 'FAILED', outputs })]]]),
  });
  return cause
    ? hintsFor(cause)
        .flatMap(({ means, nextStep }) => [means, nextStep])
        .join(' ')
    : '';
}

test('does not advise to search for Stderr under an error that is shown', () => {
  expect(textsOf(component)).toContain('search for Stderr');
  const shown = textsOf(JSON.stringify({ error: 'chronyc: 506 Cannot talk to daemon', output: [component] }));
  expect(shown).toContain('failed with this error');
  expect(shown).not.toContain('Stderr');
});

test('does not advise to check the subnet when the command called its own instance', () => {
  expect(textsOf('curl: (7) Failed to connect to localhost port 8080')).not.toContain('subnet');
  expect(textsOf('curl: (7) Failed to connect to repo.example.com port 443')).toContain('subnet');
});

test('says that an AMI may exist only when none is named', () => {
  expect(textsOf('Copy failed', 'DISTRIBUTION')).toContain('may already exist');
  const built = { outputResources: { amis: [{ region: 'us-east-1', image: 'ami-0123456789abcdef0' }] } };
  expect(textsOf('Copy failed', 'DISTRIBUTION', built)).not.toContain('may already exist');
});
