/** The AWS CLI and boto3, which nobody here wrote, against the simulator behind a plain HTTP listener. */
import { execFile, execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { simulatorCredentials } from './keys.ts';
import { createSimulator } from './simulator.ts';

const run = promisify(execFile);
const simulator = createSimulator();
let server: Server;
let origin = '';
let endpoint = '';

function installed(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, [...args], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const hasCli = installed('aws', ['--version']);
const hasBoto3 = installed('python3', ['-c', 'import boto3']);

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  const { method = 'GET' } = incoming;
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
  });
}

async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await simulator.handle(await toRequest(incoming));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
}

beforeAll(async () => {
  server = createServer((incoming, outgoing) => void respond(incoming, outgoing));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The listener has no port');
  origin = `http://127.0.0.1:${address.port}`;
  endpoint = `${origin}/api/imagebuilder/us-east-1`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  AWS_ACCESS_KEY_ID: simulatorCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: simulatorCredentials.secretAccessKey,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  NO_PROXY: '127.0.0.1',
};

interface Executions {
  readonly workflowExecutions: readonly { readonly workflowExecutionId: string }[];
  readonly NextToken?: string;
}

/** What the AWS CLI prints for a command of Image Builder. */
async function aws(command: string, args: readonly string[], env = {}): Promise<Executions> {
  const { stdout } = await run(
    'aws',
    ['imagebuilder', command, '--endpoint-url', endpoint, '--output', 'json', ...args],
    { env: { ...environment, ...env } },
  );
  return JSON.parse(stdout);
}

describe.skipIf(!hasCli)(
  `AWS CLI${hasCli ? '' : ' (skipped: aws is not installed)'}`,
  { timeout: 60_000 },
  () => {
    const forty = ['--image-build-version-arn', catalog.fortyExecutions.arn];

    test('lists, stops at --max-items, and goes on from --starting-token', async () => {
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
          `${origin}/api/logs/us-east-1`,
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
        ['-W', 'ignore', '-c', script, endpoint, fortyExecutions.arn, doesNotExist.arn, waiting.arn],
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
