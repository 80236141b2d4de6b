import { expect, test } from 'vitest';
import { catalog } from '../../../simulator/catalog.ts';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import { isOperationName, operations, type OperationName } from '../registry.ts';
import { createLocalTransport } from './local.ts';

const origin = 'http://127.0.0.1:4173';
const imageBuildVersionArn = catalog.linuxFailedComponent.arn;

/** Sends one request, and returns it as it left. */
async function sent(operation: OperationName, input: object, region = 'us-east-1'): Promise<Request> {
  const requests: Request[] = [];
  const transport = createLocalTransport({
    origin,
    region,
    headers: { 'x-launch-secret': 's' },
    async fetch(request) {
      requests.push(request);
      return Response.json({});
    },
  });
  await transport.send(operation, input, new AbortController().signal);
  const [request] = requests;
  if (!request) throw new Error('Nothing was sent.');
  return request;
}

test('a GET has its input as query, without undefined members', async () => {
  const odd = "step-ü 😀 a+b%2F%3A'(*)!~&=";
  const request = await sent('GetWorkflowStepExecution', { stepExecutionId: odd, nextToken: undefined });
  expect(request).toMatchObject({ method: 'GET', body: null });
  const { pathname, searchParams } = new URL(request.url);
  expect(pathname).toBe('/api/imagebuilder/us-east-1/GetWorkflowStepExecution');
  expect([...searchParams]).toEqual([['stepExecutionId', odd]]);
});

test.each([
  ['ListWorkflowExecutions', 'POST'],
  ['RetryImage', 'PUT'],
] as const)('%s is a %s with its input as JSON body', async (operation, method) => {
  const request = await sent(operation, { imageBuildVersionArn, nextToken: undefined }, 'eu-west-1');
  expect(request.url).toBe(`${origin}/api/imagebuilder/eu-west-1/${operation}`);
  expect(request.method).toBe(method);
  expect(request.headers.get('content-type')).toBe('application/json');
  expect(await request.json()).toEqual({ imageBuildVersionArn });
});

test('an operation of CloudWatch Logs is named by x-amz-target', async () => {
  const request = await sent('GetLogEvents', { logGroupName: 'a', startFromHead: true });
  expect(request.url).toBe(`${origin}/api/logs/us-east-1/`);
  expect(Object.fromEntries(request.headers)).toMatchObject({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'Logs_20140328.GetLogEvents',
  });
  expect(await request.json()).toEqual({ logGroupName: 'a', startFromHead: true });
});

test('a request carries the headers of the launch, and no signature', async () => {
  for (const operation of Object.keys(operations).filter(isOperationName)) {
    const { headers } = await sent(operation, {});
    expect(headers.get('x-launch-secret')).toBe('s');
    expect(headers.get('authorization')).toBeNull();
  }
});

test('the simulator serves Image Builder and CloudWatch Logs through the same client', async () => {
  const { client, requests } = simulatedClient();
  await client.send('GetImage', { imageBuildVersionArn });
  const logGroupName = '/aws/imagebuilder/Golden-AMI';
  const { body } = await client.send('GetLogEvents', { logGroupName, logStreamName: '1.4.2/17' });
  expect(body).toMatchObject({ events: expect.any(Array) });
  expect(requests.map(({ operation }) => operation)).toEqual(['GetImage', 'GetLogEvents']);
});
