import { createServer } from 'node:http';
import { rawRequest } from '../../server/testing/testRequest.ts';
import { listWorkflowExecutions } from '../../src/aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { catalog } from '../../simulator/catalog.ts';
import { executionRows } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';
import { pasteCredentials, standInForSts } from '../support/pasteCredentials.ts';
import { clientOf, pathOf, recordingClientOf, test } from '../support/standInFixtures.ts';

const { arn } = catalog.linuxSucceeded;

test('a build is paged through behind the deployment, every signature verified', async ({ page, start }) => {
  const { standIn, simulator } = await start();
  await page.context().addCookies([{ name: 'other', value: 'application', url: standIn.url }]);
  await standInForSts(page);
  const opened = await page.goto(`${standIn.url}?build=${catalog.fortyExecutions.arn}`);
  expect(await opened?.allHeaders()).toMatchObject({
    'cache-control': 'no-cache',
    'strict-transport-security': 'max-age=63072000',
    'content-security-policy': expect.stringContaining("require-trusted-types-for 'script'"),
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  });
  await pasteCredentials(page);
  await expect(executionRows(page)).toHaveCount(25);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(executionRows(page)).toHaveCount(40);

  expect(simulator.log.filter(({ status }) => status !== 200)).toEqual([]);
  const methods = new Set(standIn.sent.map(({ method }) => method));
  // GETs are what a policy that drops Authorization would break.
  expect(methods).toEqual(new Set(['GET', 'POST']));
  for (const { url, headers } of standIn.sent) {
    expect(url).toMatch(/^https:\/\/imagebuilder\.us-east-1\.amazonaws\.com\/\w+(?:\?|$)/);
    expect(headers['host']).toBe('imagebuilder.us-east-1.amazonaws.com');
    for (const name of ['cookie', 'origin', 'referer', 'sec-fetch-site'])
      expect(headers).not.toHaveProperty(name);
  }
});

test('the relay keeps a signature whole: GET with any query, POST, PUT, two regions at once', async ({
  start,
}) => {
  const { standIn, simulator } = await start({
    parameters: { AllowedRegions: 'us-east-1,eu-west-1', Writes: 'on' },
  });
  const client = clientOf(standIn);
  const image = client.send('GetImage', { imageBuildVersionArn: arn });
  await expect(image).resolves.toMatchObject({ body: { image: { arn } } });
  expect(standIn.sent.at(-1)?.url).toContain('?imageBuildVersionArn=arn%3Aaws%3Aimagebuilder%3A');
  expect(standIn.sent.at(-1)?.url).toContain('%3Aimage%2F');

  // Neither exists. That the service says so, and not that the signature is wrong, is the point.
  const odd = { stepExecutionId: "step-ü 😀 a+b%2F%3A'(*)!~&=" };
  await expect(client.send('GetWorkflowStepExecution', odd)).rejects.toMatchObject({
    kind: 'invalidRequest',
  });
  const action = {
    stepExecutionId: 'step-00000000-0000-4000-8000-000000000000',
    imageBuildVersionArn: arn,
    action: 'RESUME',
    reason: 'geprüft 😀',
    clientToken: 'token',
  };
  await expect(client.send('SendWorkflowStepAction', action)).rejects.toMatchObject({
    kind: expect.not.stringMatching(/credentials|forbidden/),
  });
  const elsewhere = catalog.otherRegion.arn;
  const [here, there] = await Promise.all([
    listWorkflowExecutions(client, { imageBuildVersionArn: arn }),
    listWorkflowExecutions(clientOf(standIn, 'eu-west-1'), { imageBuildVersionArn: elsewhere }),
  ]);
  expect([here, there].map(({ imageBuildVersionArn }) => imageBuildVersionArn)).toEqual([arn, elsewhere]);
  expect(simulator.log.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['GetImage', 'GetWorkflowStepExecution', 'SendWorkflowStepAction']),
  );
});

test('files come with what they are and how long they keep; what is missing is not kept', async ({
  start,
}) => {
  const { standIn } = await start();
  const { origin } = new URL(standIn.url);
  const page = await rawRequest(origin, '/?build=x');
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
  });
  const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] ?? '';
  expect((await rawRequest(origin, script)).headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect((await rawRequest(origin, '/config.json')).headers['cache-control']).toBe('no-store');
  for (const path of ['/assets/gone-1a2b.js', '/.vite/manifest.json', '/nothing']) {
    const { status, headers } = await rawRequest(origin, path);
    expect({ status, caching: headers['cache-control'] }).toEqual({ status: 403, caching: 'no-cache' });
  }
});

test('blocked requests never reach the service, and are rejected with errors in its format', async ({
  start,
}) => {
  const { standIn, simulator } = await start();
  const { origin } = new URL(standIn.url);
  const list = () => listWorkflowExecutions(clientOf(standIn, 'eu-west-1'), { imageBuildVersionArn: arn });
  await expect(list()).rejects.toMatchObject({
    kind: 'invalidRequest',
    message: /reaches Image Builder in us-east-1 only/,
  });
  const write = clientOf(standIn).send('RetryImage', { imageBuildVersionArn: arn });
  await expect(write).rejects.toMatchObject({
    kind: 'invalidRequest',
    message: /RetryImage changes the account/,
  });

  const refused: [string, RegExp, { method?: string; path?: string; headers?: Record<string, string> }][] = [
    ['MissingAuthenticationTokenException', /not signed/, {}],
    ['CrossSiteException', /another site/, { headers: { origin: 'https://evil.example' } }],
    ['CrossSiteException', /another site/, { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['UnknownOperationException', /takes POST/, { method: 'OPTIONS' }],
    ['UnknownOperationException', /does not name an operation/, { path: pathOf('DeleteImage') }],
    ['UnknownOperationException', /No such path/, { path: `${pathOf('ListImages')}/x` }],
  ];
  for (const [name, message, { method = 'POST', path = pathOf('ListImages'), headers = {} }] of refused) {
    const answer = await rawRequest(origin, path, {
      method,
      headers,
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-amzn-errortype': name,
      'x-refused-by': 'edge-function',
    });
    expect(JSON.parse(answer.body)).toEqual({ __type: name, message: expect.stringMatching(message) });
  }
  expect(simulator.log).toEqual([]);
});

test('an error of the service arrives as it is: JSON, with a date and without an age', async ({ start }) => {
  const { standIn } = await start();
  const { client, responses } = recordingClientOf(standIn);
  const missing = client.send('GetImage', { imageBuildVersionArn: catalog.doesNotExist.arn });
  await expect(missing).rejects.toMatchObject({ kind: 'notFound', name: 'ResourceNotFoundException' });
  expect(responses).toHaveLength(1);
  const headers = new Headers(responses[0]?.headers);
  expect({ status: responses[0]?.status, ...Object.fromEntries(headers) }).toMatchObject({
    status: 404,
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  expect(Date.parse(headers.get('date') ?? '')).not.toBeNaN();
  expect(headers.has('age')).toBe(false);
});

test('the page shows a message for each rejected request', async ({ page, start }) => {
  const { standIn } = await start();
  await standInForSts(page);
  const failed = page.getByRole('alert').filter({ hasText: 'could not be read' });
  await test.step('a region that the deployment does not reach', async () => {
    await page.goto(`${standIn.url}?build=${catalog.otherRegion.arn}`);
    await pasteCredentials(page);
    await expect(failed).toContainText(
      'Refused by this deployment: it reaches Image Builder in us-east-1 only.',
    );
  });
  await test.step('an HTML page with status 200', async () => {
    await page.goto(`${standIn.url}?build=${catalog.htmlBodyAtOnce.arn}`);
    await pasteCredentials(page);
    await expect(failed).toContainText('The response is not from Image Builder');
  });
  await test.step('CloudFront’s own page, for a firewall that says no', async () => {
    standIn.block();
    await page.goto(`${standIn.url}?build=${arn}`);
    await pasteCredentials(page);
    await expect(failed).toContainText('Blocked by a firewall in front of this site');
    await expect(failed).toContainText('HTTP status 403');
  });
});

test.describe('a page of another site', () => {
  test.use({ expectedProblems: [/blocked by CORS policy/] });

  test('neither reads nor writes through the deployment', async ({ page, start }) => {
    const { standIn, simulator } = await start({ parameters: { Writes: 'on' } });
    const elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>elsewhere</title>');
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
    const address = elsewhere.address();
    await page.goto(`http://localhost:${typeof address === 'object' ? address?.port : ''}/`);
    const list = `${standIn.url.slice(0, -1)}${pathOf('ListImages')}`;
    const retry = `${standIn.url.slice(0, -1)}${pathOf('RetryImage')}`;
    const outcomes = await page.evaluate(
      async (attempts) =>
        Promise.all(
          attempts.map(({ url, ...init }) =>
            fetch(url, init).then(
              () => 'read',
              () => 'refused',
            ),
          ),
        ),
      [
        { url: list, method: 'POST', body: '{}' },
        { url: list, method: 'POST', body: '{}', headers: { authorization: 'AWS4-HMAC-SHA256' } },
        { url: retry, method: 'PUT', body: '{}' },
      ],
    );
    expect(outcomes).toEqual(['refused', 'refused', 'refused']);
    expect(standIn.sent).toEqual([]);
    expect(simulator.log).toEqual([]);
    elsewhere.close();
  });
});
