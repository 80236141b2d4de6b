import { describe, expect, test } from 'vitest';
import { type ImageBuildVersion, parseImageBuildVersionArn } from '../arn.ts';
import { componentLogEvidence, logStreamEvidence, s3BucketEvidence } from './evidence.ts';
import { parseImage } from '../image.ts';
import { stepEvidence } from './stepEvidence.ts';
import { parseWorkflowStep } from '../workflowStep.ts';

const build = buildOf('arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17');
const image = parseImage({ name: 'Golden-AMI' });
const instanceId = 'i-0123456789abcdef0';

function buildOf(arn: string): ImageBuildVersion {
  const parsed = parseImageBuildVersionArn(arn);
  if (!parsed) throw new Error(`${arn} is not the ARN of a build`);
  return parsed;
}

describe('the log group', () => {
  test('keeps the case that the ARN has lost', () => {
    expect(logStreamEvidence(build, image, '?Stderr ?ExitCode')).toEqual({
      kind: 'cloudWatchLogs',
      label: 'CloudWatch logs',
      value: '/aws/imagebuilder/Golden-AMI 1.4.2/17',
      consoleUrl:
        'https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fimagebuilder$252FGolden-AMI/log-events/1.4.2$252F17',
      cliCommand:
        "aws logs filter-log-events --log-group-name /aws/imagebuilder/Golden-AMI --log-stream-names 1.4.2/17 --filter-pattern '?Stderr ?ExitCode' --region us-east-1 --query 'events[].[message]' --output text",
      note: undefined,
    });
  });

  test('is the one of the logging configuration where there is one', () => {
    const own = parseImage({ name: 'Golden-AMI', loggingConfiguration: { logGroupName: '/builds/golden' } });
    expect(logStreamEvidence(build, own).value).toBe('/builds/golden 1.4.2/17');
  });

  test('is said to be a guess when only the ARN is known', () => {
    const guess = logStreamEvidence(build, undefined);
    expect(guess.value).toBe('/aws/imagebuilder/golden-ami 1.4.2/17');
    expect(guess.note).toContain('lower case');
  });
});

test.each([
  ['aws', 'us-east-1', 'https://console.aws.amazon.com/'],
  ['aws-cn', 'cn-north-1', 'https://console.amazonaws.cn/'],
  ['aws-us-gov', 'us-gov-west-1', 'https://console.amazonaws-us-gov.com/'],
  ['aws-iso', 'us-iso-east-1', undefined],
])('in %s links lead to its own console', (partition, region, start) => {
  const there = buildOf(`arn:${partition}:imagebuilder:${region}:111122223333:image/golden-ami/1.4.2/17`);
  const { consoleUrl, cliCommand } = logStreamEvidence(there, image);
  expect(consoleUrl?.slice(0, start?.length)).toBe(start);
  expect(cliCommand).toContain(`--region ${region}`);
});

test('a name that would break out of a command or a link does not', () => {
  const hostile = parseImage({ name: "x'; rm -rf ~ #\u202E\uD800" });
  const { cliCommand, consoleUrl } = logStreamEvidence(build, hostile);
  expect(cliCommand).toBeUndefined();
  expect(new URL(consoleUrl ?? '').hostname).toBe('console.aws.amazon.com');
});

const launch = parseWorkflowStep({
  stepExecutionId: 'step-1',
  action: 'LaunchInstance',
  status: 'COMPLETED',
  outputs: JSON.stringify({ instanceId }),
});

test('a failed ExecuteComponents leads to its logs, its command and the instance it ran on', () => {
  const commandId = '5adcaa39-5eca-4a96-8322-35afe3d0fd94';
  const step = parseWorkflowStep({
    stepExecutionId: 'step-2',
    action: 'ExecuteComponents',
    status: 'FAILED',
    inputs: '{"instanceId.$":"$.stepOutputs.LaunchBuildInstance.instanceId"}',
    outputs: JSON.stringify({
      runCommandId: commandId,
      output: [{ logUrl: 's3://logs/golden/console.log' }],
    }),
  });
  const evidence = stepEvidence(step, { build, image, siblings: [launch, step] });
  expect(evidence.map(({ kind, value }) => [kind, value])).toEqual([
    ['cloudWatchLogs', '/aws/imagebuilder/Golden-AMI 1.4.2/17'],
    ['s3Logs', 's3://logs/golden/console.log'],
    ['runCommand', commandId],
    ['instance', instanceId],
  ]);
  expect(evidence[2]?.cliCommand).toBe(
    `aws ssm get-command-invocation --command-id ${commandId} --instance-id ${instanceId} --region us-east-1`,
  );
});

test('a failed launch leads to CloudTrail, around the time of the step', () => {
  const step = parseWorkflowStep({
    action: 'LaunchInstance',
    status: 'FAILED',
    message: 'Failed to run RunInstances in step LaunchBuildInstance: InsufficientInstanceCapacity',
    startTime: '2026-09-09T19:12:23.175Z',
    endTime: '2026-09-09T19:13:04.000Z',
  });
  const trail = stepEvidence(step, { build, image }).find(({ kind }) => kind === 'cloudTrail');
  expect(trail?.consoleUrl).toBe(
    'https://console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events?EventName=RunInstances',
  );
  expect(trail?.cliCommand).toBe(
    "aws cloudtrail lookup-events --lookup-attributes 'AttributeKey=EventName,AttributeValue=RunInstances' --start-time 2026-09-09T19:11:23.175Z --end-time 2026-09-09T19:18:04.000Z --region us-east-1",
  );
});

test('an instance that launched and never reached Systems Manager was not refused by EC2', () => {
  const step = parseWorkflowStep({
    action: 'LaunchInstance',
    status: 'FAILED',
    message: `An error occurred (InvalidInstanceId) when calling the SendCommand operation: Instances [[${instanceId}]]`,
    outputs: JSON.stringify({ error: `Instances [[${instanceId}]] not in a valid state` }),
  });
  expect(stepEvidence(step, { build, image }).map(({ kind }) => kind)).toEqual([
    'cloudWatchLogs',
    'instance',
  ]);
});

function beyondTheLogs(action: string, outputs: object) {
  return stepEvidence(parseWorkflowStep({ action, outputs: JSON.stringify(outputs) }), { build }).slice(1);
}

test('an AMI and a state machine’s execution are found by what made them', () => {
  const executionArn =
    'arn:aws:states:us-east-1:111122223333:execution:image-load:5adcaa39-5eca-4a96-8322-35afe3d0fd94';
  expect(beyondTheLogs('CreateImage', { imageId: 'ami-0123456789abcdef0' })[0]).toMatchObject({
    consoleUrl:
      'https://console.aws.amazon.com/ec2/home?region=us-east-1#ImageDetails:imageId=ami-0123456789abcdef0',
  });
  // A step that was given an AMI did not make it.
  expect(beyondTheLogs('RunCommand', { imageId: 'ami-0123456789abcdef0' })).toEqual([]);
  expect(
    beyondTheLogs('DistributeImage', [
      { region: 'eu-west-1', amiId: 'ami-0123456789abcdef0', status: 'Completed' },
    ])[0]?.value,
  ).toBe('ami-0123456789abcdef0 eu-west-1');
  expect(beyondTheLogs('ExecuteStateMachine', { executionArn })[0]?.consoleUrl).toBe(
    `https://console.aws.amazon.com/states/home?region=us-east-1#/v2/executions/details/${encodeURIComponent(executionArn)}`,
  );
});

test('a log that is a path on the instance is not a link', () => {
  const path = '/var/lib/amazon/toe/TOE_2026-09-09_19-12-23_UTC-0_0ac4aa1a';
  expect(componentLogEvidence(build, path, instanceId)).toMatchObject({
    kind: 'logsOnInstance',
    cliCommand: `aws ssm start-session --target ${instanceId} --region us-east-1`,
  });
  expect(componentLogEvidence(build, 'javascript:alert(1)', instanceId)).toBeUndefined();
});

test('the bucket of the infrastructure configuration is named, whether or not anything is in it', () => {
  const logging = { s3Logs: { s3BucketName: 'build-logs', s3KeyPrefix: '/nightly/' } };
  const withBucket = parseImage({ infrastructureConfiguration: { logging } });
  expect(s3BucketEvidence(build, withBucket)?.value).toBe('s3://build-logs/nightly/');
  expect(s3BucketEvidence(build, image)).toBeUndefined();
});

test.each([
  ['a log', 's3://logs/golden/console.log', 's3://logs/golden/console.log'],
  [
    'the folder that the component manager writes into',
    's3://logs/golden/TOE_2026/',
    's3://logs/golden/TOE_2026/console.log',
  ],
])('copies a command that prints the log, from the address of %s', (_, logUrl, printed) => {
  const place = { region: 'us-east-1', partition: 'aws' };
  expect(componentLogEvidence(place, logUrl, undefined)?.cliCommand).toBe(
    `aws s3 cp ${printed} - --region us-east-1`,
  );
});
