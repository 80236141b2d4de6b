import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { ask, harness, manualClock, signedRequest, tokenOf } from './testing/harness.ts';
import { createSimulator } from './simulator.ts';

const build = catalog.fortyExecutions.arn;

test('every response has a request id and a date, and the id in its body where the model has it', async () => {
  const { simulator } = harness();
  const response = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: build });
  expect(response.status).toBe(200);
  expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers.get('date')).toBe('Wed, 09 Sep 2026 12:00:00 GMT');
  expect(response.body['requestId']).toBe(response.headers.get('x-amzn-requestid'));
  expect(response.body['imageBuildVersionArn']).toBe(build);
});

test('refuses maxResults outside 1 to 25 in the words of the model', async () => {
  const { simulator } = harness();
  for (const maxResults of [0, -1, 26, 1000]) {
    const response = await ask(simulator, 'ListWorkflowExecutions', {
      imageBuildVersionArn: build,
      maxResults,
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('InvalidRequestException');
    expect(response.body['message']).toContain(
      `Value '${maxResults}' at 'maxResults' failed to satisfy constraint: Member must have value`,
    );
  }
  const text = await ask(simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: build,
    maxResults: '5',
  });
  expect(text.headers.get('x-amzn-errortype')).toBe('SerializationException');
});

test('a page has maxResults rows, 25 by default, and a token while more is available', async () => {
  const { simulator } = harness();
  const first = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: build });
  const nextToken = tokenOf(first);
  const second = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: build, nextToken });
  expect(first.body['workflowExecutions']).toHaveLength(25);
  expect(second.body['workflowExecutions']).toHaveLength(15);
  expect(second.body).not.toHaveProperty('nextToken');
  const small = await ask(simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: build,
    maxResults: 7,
  });
  expect(small.body['workflowExecutions']).toHaveLength(7);
});

test('refuses a token that is changed, cut, empty or of another list', async () => {
  const { simulator } = harness();
  const first = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: build });
  const token = tokenOf(first);
  const invalid = [`${token}x`, token.slice(1), 'not a token', '////', token.replace(/^./, 'A')];
  for (const nextToken of invalid) {
    const response = await ask(simulator, 'ListWorkflowExecutions', {
      imageBuildVersionArn: build,
      nextToken,
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('InvalidPaginationTokenException');
  }
  const other = catalog.twelveThousand.arn;
  const elsewhere = await ask(simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: other,
    nextToken: token,
  });
  expect(elsewhere.headers.get('x-amzn-errortype')).toBe('InvalidPaginationTokenException');
  const empty = await ask(simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: build,
    nextToken: '',
  });
  expect(empty.headers.get('x-amzn-errortype')).toBe('InvalidRequestException');
});

test('ARNs and ids that are malformed are 400, unknown ones are 404', async () => {
  const { simulator } = harness();
  const malformed = [build.replace(/\/1$/, ''), ` ${build}`, 'x', build.toUpperCase()];
  for (const imageBuildVersionArn of malformed) {
    const response = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn });
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      400,
      'InvalidRequestException',
    ]);
  }
  const none = await ask(simulator, 'ListWorkflowExecutions', {});
  expect(none.body['message']).toContain(
    "Value at 'imageBuildVersionArn' failed to satisfy constraint: Member must not be null",
  );
  const unknown = [
    await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: catalog.doesNotExist.arn }),
    await ask(simulator, 'GetImage', { imageBuildVersionArn: catalog.doesNotExist.arn }),
    await ask(simulator, 'ListWorkflowStepExecutions', {
      workflowExecutionId: 'wf-00000000-0000-4000-8000-000000000000',
    }),
    await ask(simulator, 'GetWorkflowStepExecution', {
      stepExecutionId: 'step-00000000-0000-4000-8000-000000000000',
    }),
    await ask(simulator, 'ListWorkflowExecutions', {
      imageBuildVersionArn: build.replace('111122223333', '444455556666'),
    }),
  ];
  for (const response of unknown) {
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      404,
      'ResourceNotFoundException',
    ]);
  }
});

test('finds operations by path and method on any host, and under the relay’s prefix', async () => {
  const { simulator } = harness();
  const signed = await signedRequest('ListImages', {});
  const elsewhere = [
    ['https://imagebuilder.us-east-1.amazonaws.com/ListImages', 'POST', 200],
    ['http://127.0.0.1:4173/api/imagebuilder/us-east-1/ListImages', 'POST', 200],
    ['http://127.0.0.1:4173/ListImages', 'POST', 200],
    ['http://127.0.0.1:4173/api/imagebuilder/us-east-1/DeleteImage', 'POST', 404],
    ['http://127.0.0.1:4173/api/imagebuilder/us-east-1/constructor', 'POST', 404],
    ['http://127.0.0.1:4173/api/imagebuilder/us-east-1/ListImages', 'PUT', 404],
    ['http://127.0.0.1:4173/', 'POST', 404],
  ] as const;
  const body = await signed.text();
  for (const [url, method, status] of elsewhere) {
    const response = await simulator.handle(new Request(url, { method, headers: signed.headers, body }));
    expect(response.status, url).toBe(status);
    if (status === 404) expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  }
});

test('finds operations of CloudWatch Logs by x-amz-target, with errors in AWS JSON', async () => {
  const { simulator } = harness();
  const input = { logGroupName: '/aws/imagebuilder/does-not-exist', logStreamName: '1.0.0/1' };
  const signed = await signedRequest('GetLogEvents', input);
  const body = await signed.text();
  const urls = [
    'https://logs.us-east-1.amazonaws.com/',
    'http://127.0.0.1:4173/api/logs/us-east-1',
    'http://127.0.0.1:4173/api/logs/us-east-1/',
    'http://127.0.0.1:4173/',
  ];
  for (const url of urls) {
    const response = await simulator.handle(
      new Request(url, { method: 'POST', headers: signed.headers, body }),
    );
    expect(response.status, url).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(await response.json()).toMatchObject({ __type: 'ResourceNotFoundException' });
  }
});

test('refuses a body that is no JSON object, and reads an empty one as an empty object', async () => {
  const { simulator } = harness();
  for (const rawBody of ['[1]', '{"a":', 'null', '7', '<xml/>']) {
    const response = await ask(simulator, 'ListImages', {}, { rawBody });
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      400,
      'SerializationException',
    ]);
  }
  expect((await ask(simulator, 'ListImages', {}, { rawBody: ' ' })).status).toBe(200);
});

test('the log has the latest requests and their outcomes, newest last, and is bounded', async () => {
  const clock = manualClock();
  const simulator = createSimulator({ clock });
  await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: catalog.doesNotExist.arn });
  clock.advance(5000);
  await ask(simulator, 'CancelImageCreation', {
    imageBuildVersionArn: catalog.running.arn,
    clientToken: 'one',
  });
  expect(simulator.log).toMatchObject([
    {
      at: clock.now() - 5000,
      operation: 'ListWorkflowExecutions',
      region: 'us-east-1',
      status: 404,
      errorType: 'ResourceNotFoundException',
    },
    {
      at: clock.now(),
      operation: 'CancelImageCreation',
      status: 200,
      clientToken: 'one',
      input: { clientToken: 'one' },
    },
  ]);
  const unsigned = new Request('http://127.0.0.1/ListImages', { method: 'POST' });
  for (let count = 0; count < 8000; count += 1) await simulator.handle(unsigned.clone());
  expect(simulator.log.length).toBeLessThanOrEqual(6000);
});
