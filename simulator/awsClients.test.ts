/** The AWS CLI and boto3 against the simulator behind a plain HTTP listener. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { createSimulator } from './simulator.ts';
import { clientEnvironment, isInstalled, serveDuringTests } from './testing/listener.ts';

const run = promisify(execFile);
const simulator = createSimulator();
const server = serveDuringTests(simulator);
const hasCli = isInstalled('aws', ['--version']);
const hasBoto3 = isInstalled('python3', ['-c', 'import boto3']);
const environment = clientEnvironment;

interface Executions {
  readonly workflowExecutions: readonly { readonly workflowExecutionId: string }[];
  readonly NextToken?: string;
}

/** What the AWS CLI prints for a command of Image Builder. */
async function aws(command: string, args: readonly string[], env = {}): Promise<Executions> {
  const { stdout } = await run(
    'aws',
    [
      'imagebuilder',
      command,
      '--endpoint-url',
      `${server.origin}/api/imagebuilder/us-east-1`,
      '--output',
      'json',
      ...args,
    ],
    { env: { ...environment, ...env } },
  );
  return JSON.parse(stdout);
}

describe.skipIf(!hasCli)(
  `AWS CLI${hasCli ? '' : ' (skipped: aws is not installed)'}`,
  { timeout: 60_000 },
  () => {
    const forty = ['--image-build-version-arn', catalog.fortyExecutions.arn];

    test('lists, stops at --max-items, and continues from --starting-token', async () => {
      const whole = await aws('list-workflow-executions', forty);
      expect(whole.workflowExecutions).toHaveLength(40);
      const first = await aws('list-workflow-executions', [...forty, '--max-items', '30']);
      const rest = await aws('list-workflow-executions', [
        ...forty,
        '--starting-token',
        first.NextToken ?? '',
      ]);
      expect(first.workflowExecutions).toHaveLength(30);
      expect([...first.workflowExecutions, ...rest.workflowExecutions]).toEqual(whole.workflowExecutions);
    });

    test('reads an image over GET, whose query is signed as it is sent', async () => {
      const answer = await aws('get-image', ['--image-build-version-arn', catalog.linuxFailedComponent.arn]);
      expect(answer).toMatchObject({ image: { name: 'Golden-AMI', state: { status: 'FAILED' } } });
    });

    test('reads the errors of CloudWatch Logs', async () => {
      const group = '/aws/imagebuilder/does-not-exist';
      const asked = run(
        'aws',
        [
          'logs',
          'describe-log-streams',
          '--log-group-name',
          group,
          '--endpoint-url',
          `${server.origin}/api/logs/us-east-1`,
        ],
        { env: environment },
      );
      await expect(asked).rejects.toMatchObject({
        stderr: expect.stringContaining(
          'An error occurred (ResourceNotFoundException) when calling the DescribeLogStreams operation: ',
        ),
      });
    });

    test('says errors by their names, with a wrong secret as with the service itself', async () => {
      const unknown = aws('list-workflow-executions', [
        '--image-build-version-arn',
        catalog.doesNotExist.arn,
      ]);
      await expect(unknown).rejects.toMatchObject({
        stderr: expect.stringContaining(
          'An error occurred (ResourceNotFoundException) when calling the ListWorkflowExecutions operation: ',
        ),
      });
      const wrong = aws('list-workflow-executions', forty, { AWS_SECRET_ACCESS_KEY: 'wrong' });
      await expect(wrong).rejects.toMatchObject({
        stderr: expect.stringContaining(
          'An error occurred (InvalidSignatureException) when calling the ListWorkflowExecutions operation: The request signature we calculated does not match',
        ),
      });
    });
  },
);

describe.skipIf(!hasBoto3)(
  `boto3${hasBoto3 ? '' : ' (skipped: boto3 is not installed)'}`,
  { timeout: 60_000 },
  () => {
    const script = `
import boto3, json, sys
from botocore.exceptions import ClientError
endpoint, forty, missing, waiting = sys.argv[1:5]
client = boto3.client('imagebuilder', endpoint_url=endpoint)
pages = client.get_paginator('list_workflow_executions')
first = pages.paginate(imageBuildVersionArn=forty, PaginationConfig={'MaxItems': 7, 'PageSize': 5}).build_full_result()
rest = pages.paginate(imageBuildVersionArn=forty, PaginationConfig={'PageSize': 5, 'StartingToken': first['NextToken']}).build_full_result()
out = {'first': len(first['workflowExecutions']), 'rest': len(rest['workflowExecutions']), 'message': first.get('message')}
steps = client.list_waiting_workflow_steps()['steps']
step = [each for each in steps if each['imageBuildVersionArn'] == waiting][0]
sent = client.send_workflow_step_action(stepExecutionId=step['stepExecutionId'], imageBuildVersionArn=waiting, action='RESUME', reason='fine', clientToken='boto')
out['sent'] = sent['clientToken']
try:
    client.get_image(imageBuildVersionArn=missing)
except ClientError as error:
    out['error'] = [error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode'], error.response['ResponseMetadata']['RequestId'] != '']
print(json.dumps(out))
`;

    test('pages with its own paginator, acts, and raises the service’s errors', async () => {
      const { fortyExecutions, doesNotExist, waiting } = catalog;
      const { stdout } = await run(
        'python3',
        ['-W', 'ignore', '-c', script, server.origin, fortyExecutions.arn, doesNotExist.arn, waiting.arn],
        { env: environment },
      );
      expect(JSON.parse(stdout)).toEqual({
        first: 7,
        rest: 33,
        message: null,
        sent: 'boto',
        error: ['ResourceNotFoundException', 404, true],
      });
      expect(simulator.log.find(({ clientToken }) => clientToken === 'boto')).toMatchObject({ status: 200 });
    });
  },
);
