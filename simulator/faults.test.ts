import { ListWorkflowExecutionsCommand } from '@aws-sdk/client-imagebuilder';
import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from './catalog.ts';
import { seconds } from './clock.ts';
import {
  ask,
  clientOf,
  harness,
  listOf,
  signedRequest,
  textOf,
  tokenOf,
  type ReadResponse,
  type Harness,
} from './testing/harness.ts';

async function pageOf({ simulator }: Harness, key: CatalogKey, nextToken?: string): Promise<ReadResponse> {
  const imageBuildVersionArn = catalog[key].arn;
  return ask(simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn,
    ...(nextToken === undefined ? {} : { nextToken }),
  });
}

function idsOf(response: ReadResponse): readonly string[] {
  return listOf(response, 'workflowExecutions').map(({ workflowExecutionId }) => textOf(workflowExecutionId));
}

const errors = {
  throttledForEver: [429, 'CallRateLimitExceededException'],
  unavailable503: [503, 'ServiceUnavailableException'],
  serverError500: [500, 'ServiceException'],
  forbidden403: [403, 'ForbiddenException'],
} as const satisfies { readonly [key in CatalogKey]?: readonly [number, string] };

test.each(['throttledForEver', 'unavailable503', 'serverError500', 'forbidden403'] as const)(
  '%s strikes from the second page on, or at once, forever',
  async (key) => {
    const harnessed = harness();
    const first = await pageOf(harnessed, key);
    expect(idsOf(first)).toHaveLength(25);
    for (let time = 0; time < 12; time += 1) {
      const second = await pageOf(harnessed, key, tokenOf(first));
      expect([second.status, second.headers.get('x-amzn-errortype')]).toEqual(errors[key]);
      const atOnce = await pageOf(harnessed, `${key}AtOnce`);
      expect([atOnce.status, atOnce.headers.get('x-amzn-errortype')]).toEqual(errors[key]);
    }
  },
);

test('the forbidden error names the action and the ARN', async () => {
  const response = await pageOf(harness(), 'forbidden403AtOnce');
  expect(response.body['message']).toContain(
    `imagebuilder:ListWorkflowExecutions on resource: ${catalog.forbidden403AtOnce.arn}`,
  );
});

test.each(['throttledForAWhile', 'unavailable503ForAWhile'] as const)(
  '%s outlasts three attempts, recovers, and starts over after a minute’s rest',
  async (key) => {
    const harnessed = harness();
    const token = tokenOf(await pageOf(harnessed, key));
    const next = async () => (await pageOf(harnessed, key, token)).status < 400;
    const many = async (count: number) => {
      const outcomes: boolean[] = [];
      for (let time = 0; time < count; time += 1) outcomes.push(await next());
      return outcomes;
    };
    expect(await many(6)).toEqual([false, false, false, false, true, true]);
    harnessed.clock.advance(seconds(59));
    expect(await next()).toBe(true);
    harnessed.clock.advance(seconds(61));
    expect(await many(2)).toEqual([false, false]);
    // A slow hand in the middle of it does not wind it up again.
    harnessed.clock.advance(seconds(600));
    expect(await many(3)).toEqual([false, false, true]);
  },
);

test('faults are counted for each page', async () => {
  const harnessed = harness();
  const status = async (nextToken?: string) =>
    (await pageOf(harnessed, 'throttledForAWhileAtOnce', nextToken)).status;
  for (let time = 0; time < 4; time += 1) expect(await status()).toBe(429);
  const first = await pageOf(harnessed, 'throttledForAWhileAtOnce');
  expect(first.status).toBe(200);
  for (let time = 0; time < 4; time += 1) expect(await status(tokenOf(first))).toBe(429);
  expect(await status(tokenOf(first))).toBe(200);
});

test('the SDK’s own three attempts fail, and the next call works', async () => {
  const { simulator } = harness();
  const client = clientOf(simulator, { maxAttempts: 3 });
  const imageBuildVersionArn = catalog.unavailable503ForAWhile.arn;
  const { nextToken } = await client.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn }));
  const second = async () =>
    client.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn, nextToken }));
  await expect(second()).rejects.toMatchObject({
    name: 'ServiceUnavailableException',
    $metadata: { attempts: 3 },
  });
  expect((await second()).workflowExecutions).toHaveLength(25);
});

test('bodies: empty, HTML or truncated, on the first page or from the second on', async () => {
  const harnessed = harness();
  for (const key of ['emptyBody', 'htmlBody', 'cutJson'] as const) {
    const first = await pageOf(harnessed, key);
    expect(idsOf(first)).toHaveLength(25);
    for (const response of [
      await pageOf(harnessed, key, tokenOf(first)),
      await pageOf(harnessed, `${key}AtOnce`),
    ]) {
      expect(response.status).toBe(200);
      expect(response.body).toEqual({});
      if (key === 'emptyBody') expect(response.text).toBe('');
      if (key === 'htmlBody') expect(response.headers.get('content-type')).toContain('text/html');
      if (key === 'cutJson') expect(response.text).toMatch(/^\{"requestId":/);
    }
  }
});

test('a stalled body never ends, and stops when it is cancelled', async () => {
  const { simulator } = harness();
  const request = await signedRequest('ListWorkflowExecutions', {
    imageBuildVersionArn: catalog.stalledBodyAtOnce.arn,
  });
  const response = await simulator.handle(request);
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  const begun = await reader?.read();
  expect(new TextDecoder().decode(begun?.value)).toMatch(/^\{"requestId":/);
  const rest = reader?.read();
  const first = await Promise.race([
    rest,
    new Promise((resolve) => setImmediate(() => resolve('still going'))),
  ]);
  expect(first).toBe('still going');
  await reader?.cancel();
  expect(await rest).toMatchObject({ done: true });
});

test('a token that expires: refused once, valid after starting over, and refused again after a pause', async () => {
  const harnessed = harness();
  const key = 'invalidTokenMidway';
  const first = await pageOf(harnessed, key);
  const refused = await pageOf(harnessed, key, tokenOf(first));
  expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([
    400,
    'InvalidPaginationTokenException',
  ]);
  harnessed.clock.advance(seconds(300));
  const again = await pageOf(harnessed, key);
  expect(idsOf(again)).toEqual(idsOf(first));
  expect((await pageOf(harnessed, key, tokenOf(first))).status).toBe(400);
  const second = await pageOf(harnessed, key, tokenOf(again));
  const third = await pageOf(harnessed, key, tokenOf(second));
  expect(new Set([again, second, third].flatMap(idsOf)).size).toBe(60);
  expect(third.body).not.toHaveProperty('nextToken');
  harnessed.clock.advance(seconds(61));
  expect((await pageOf(harnessed, key, tokenOf(await pageOf(harnessed, key)))).status).toBe(400);
});

test('tokens that never work', async () => {
  const harnessed = harness();
  for (let time = 0; time < 3; time += 1) {
    const first = await pageOf(harnessed, 'invalidTokenForEver');
    const second = await pageOf(harnessed, 'invalidTokenForEver', tokenOf(first));
    expect(second.headers.get('x-amzn-errortype')).toBe('InvalidPaginationTokenException');
  }
});

test('the same token twice, a cycle, and an empty page with a token', async () => {
  const harnessed = harness();
  const same = tokenOf(await pageOf(harnessed, 'sameTokenTwice'));
  expect(tokenOf(await pageOf(harnessed, 'sameTokenTwice', same))).toBe(same);

  const a = tokenOf(await pageOf(harnessed, 'tokenCycle'));
  const b = tokenOf(await pageOf(harnessed, 'tokenCycle', a));
  expect(b).not.toBe(a);
  expect(tokenOf(await pageOf(harnessed, 'tokenCycle', b))).toBe(a);

  const first = await pageOf(harnessed, 'emptyPageWithToken');
  const empty = await pageOf(harnessed, 'emptyPageWithToken', tokenOf(first));
  const third = await pageOf(harnessed, 'emptyPageWithToken', tokenOf(empty));
  const last = await pageOf(harnessed, 'emptyPageWithToken', tokenOf(third));
  expect([first, empty, third, last].map((page) => idsOf(page).length)).toEqual([25, 0, 25, 10]);
  expect(last.body).not.toHaveProperty('nextToken');
});

test('pages that overlap: three rows come twice, one of them changed', async () => {
  const harnessed = harness();
  const pages: ReadResponse[] = [];
  for (let token: string | undefined = ''; token !== undefined;) {
    const page: ReadResponse = await pageOf(harnessed, 'duplicateRows', token === '' ? undefined : token);
    pages.push(page);
    token = 'nextToken' in page.body ? tokenOf(page) : undefined;
  }
  expect(pages.map((page) => idsOf(page).length)).toEqual([25, 25, 16]);
  const ids = pages.flatMap(idsOf);
  expect([ids.length, new Set(ids).size]).toEqual([66, 60]);
  const [before, after] = pages.map(({ body }) => body['workflowExecutions']);
  expect(before).toMatchObject(
    Array.from({ length: 25 }, (_, at) => (at === 22 ? { status: 'RUNNING' } : {})),
  );
  expect(after).toMatchObject([
    { status: 'COMPLETED', endTime: expect.any(String) },
    ...Array.from({ length: 24 }, () => ({})),
  ]);
});

test('steps and images that are forbidden, while the list is not', async () => {
  const harnessed = harness();
  for (const [key, status] of [
    ['stepsForbidden', 403],
    ['stepsUnavailable', 503],
  ] as const) {
    const [workflowExecutionId = ''] = idsOf(await pageOf(harnessed, key));
    expect(
      (await ask(harnessed.simulator, 'ListWorkflowStepExecutions', { workflowExecutionId })).status,
    ).toBe(status);
  }
  expect((await pageOf(harnessed, 'forbiddenImage')).status).toBe(200);
  const image = await ask(harnessed.simulator, 'GetImage', {
    imageBuildVersionArn: catalog.forbiddenImage.arn,
  });
  expect([image.status, image.headers.get('x-amzn-errortype')]).toEqual([403, 'AccessDeniedException']);
});
