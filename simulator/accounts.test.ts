import { expect, test } from 'vitest';
import { faultyAccountId, secondAccountId } from './arns.ts';
import { catalog } from './catalog.ts';
import { faultyAccountCredentials, sessionCredentials, sessionTokenUntil } from './keys.ts';
import { ask, harness, listOf, start } from './testing/harness.ts';

const post = (operation: string, region: string) =>
  new Request(`http://127.0.0.1/api/imagebuilder/${region}/${operation}`, { method: 'POST', body: '{}' });

test('a trusted request is for the account that its caller names, by default the first one', async () => {
  const { simulator } = harness();
  const pipelines = async (account?: string) => {
    const request = post('ListImagePipelines', 'us-west-2');
    return (await simulator.handle(request, { trusted: true, account })).text();
  };
  expect(await pipelines()).toContain(':111122223333:image-pipeline/al2023-base');
  const second = await pipelines(secondAccountId);
  expect(second).toContain(`:${secondAccountId}:image-pipeline/al2023-base`);
  expect(second).not.toContain('111122223333');
});

test.each([
  ['us-west-2', 403, 'AccessDeniedException'],
  ['eu-central-1', 429, 'CallRateLimitExceededException'],
  ['ap-southeast-2', 503, 'ServiceUnavailableException'],
])('every request of the faulty account in %s is answered with %i %s', async (region, status, type) => {
  const { simulator } = harness();
  const options = { region, credentials: faultyAccountCredentials };
  for (const operation of ['ListImagePipelines', 'ListImages', 'ListWaitingWorkflowSteps'] as const) {
    const response = await ask(simulator, operation, {}, options);
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([status, type]);
  }
  expect(simulator.log.every((entry) => entry.region === region)).toBe(true);
});

test('a refusal names the account of its caller', async () => {
  const response = await ask(
    harness().simulator,
    'ListImages',
    {},
    {
      region: 'us-west-2',
      credentials: faultyAccountCredentials,
    },
  );
  expect(response.body['message']).toContain(`arn:aws:sts::${faultyAccountId}:assumed-role/`);
});

test('Regions of other accounts work, and so do other Regions of the faulty account', async () => {
  const { simulator } = harness();
  const own = await ask(simulator, 'ListImagePipelines', {}, { region: 'us-west-2' });
  expect(listOf(own, 'imagePipelineList')).toHaveLength(12);
  const other = await ask(simulator, 'ListImagePipelines', {}, { credentials: faultyAccountCredentials });
  expect([other.status, listOf(other, 'imagePipelineList')]).toEqual([200, []]);
});

test('a session is of the account that its token names', async () => {
  const { simulator } = harness();
  const pipelinesWith = (sessionToken: string) =>
    ask(
      simulator,
      'ListImagePipelines',
      {},
      {
        region: 'us-west-2',
        credentials: { ...sessionCredentials, sessionToken },
      },
    );
  const end = start + 60_000;
  expect((await pipelinesWith(sessionTokenUntil(end, secondAccountId))).text).toContain(
    `:${secondAccountId}:image-pipeline/`,
  );
  expect((await pipelinesWith(sessionTokenUntil(end))).text).toContain(':111122223333:image-pipeline/');
  const over = await pipelinesWith(sessionTokenUntil(start - 1, secondAccountId));
  expect(over.headers.get('x-amzn-errortype')).toBe('ExpiredTokenException');
});

test('the sentinel of a log in another account belongs to an account that the demo does not show', () => {
  expect(catalog.logOtherAccount.arn).toContain(`:${faultyAccountId}:`);
});
