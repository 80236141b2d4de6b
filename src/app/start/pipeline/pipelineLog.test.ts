import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createSimulator } from '../../../../simulator/simulator.ts';
import { parseImagePipelineArn } from '../../../aws/imagebuilder/pipelineArn.ts';
import { type Respond, simulatedClient } from '../../../testing/simulatedClient.ts';
import { dueLinesQuery, pipelineLogDaysQuery } from './pipelineLog.ts';

const noon = Date.parse('2026-11-20T12:00:00.000Z');
const due = Date.parse('2026-11-20T02:00:00.000Z');

function logOf(name: string, respond: Respond = () => undefined) {
  const simulator = createSimulator({ clock: { now: () => noon } });
  const { client, requests } = simulatedClient({ region: 'us-west-2', simulator, respond });
  const pipeline = parseImagePipelineArn(
    `arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/${name}`,
  );
  if (!pipeline) throw new Error('The ARN is well-formed.');
  return { client, requests, pipeline, queryClient: new QueryClient() };
}

const missing = (what: 'group' | 'stream') =>
  Response.json(
    { __type: 'ResourceNotFoundException', message: `The specified log ${what} does not exist.` },
    { status: 400 },
  );

test('a pipeline’s log has a stream for each day, the latest first', async () => {
  const { client, pipeline, queryClient } = logOf('al2023-base');
  const { streams } = await queryClient.fetchQuery(pipelineLogDaysQuery(client, pipeline, {}));
  expect(streams.length).toBeGreaterThan(5);
  expect(streams.slice(0, 2)).toMatchObject([
    { group: '/aws/imagebuilder/pipeline/al2023-base', stream: '2026/11/20', source: 'named' },
    { group: '/aws/imagebuilder/pipeline/al2023-base', stream: '2026/11/19' },
  ]);
});

test('a group named in lower case is read where the one with the pipeline’s name does not exist', async () => {
  const { client, pipeline, queryClient, requests } = logOf('al2023-base');
  const query = pipelineLogDaysQuery(client, pipeline, { name: 'AL2023-Base' });
  const { streams } = await queryClient.fetchQuery(query);
  expect(streams[0]?.group).toBe('/aws/imagebuilder/pipeline/al2023-base');
  expect(requests.map(({ operation }) => operation)).toEqual(['DescribeLogStreams', 'DescribeLogStreams']);
});

test('a group that the pipeline names is the only one that is read', async () => {
  const { client, pipeline, queryClient, requests } = logOf('al2023-base');
  const loggingConfiguration = { pipelineLogGroupName: '/platform/pipelines', imageLogGroupName: undefined };
  const query = pipelineLogDaysQuery(client, pipeline, { name: 'AL2023-Base', loggingConfiguration });
  await expect(queryClient.fetchQuery(query)).rejects.toMatchObject({ kind: 'notFound' });
  expect(requests).toHaveLength(1);
});

test('the lines from around a due time are read from the stream of its day', async () => {
  const { client, pipeline, queryClient } = logOf('al2023-base');
  const lines = await queryClient.fetchQuery(dueLinesQuery(client, pipeline, {}, due));
  expect(lines.map(({ message }) => message)).toEqual([
    expect.stringContaining('image/al2023-base/2026.11.0/'),
  ]);
  expect(await queryClient.fetchQuery(dueLinesQuery(client, pipeline, {}, due - 3_600_000))).toEqual([]);
});

test('the lines of a time at which no build started say why', async () => {
  const { client, pipeline, queryClient } = logOf('ci-runner-arm64');
  const lines = await queryClient.fetchQuery(dueLinesQuery(client, pipeline, {}, due + 2 * 3_600_000));
  expect(lines.map(({ message }) => message)).toEqual([expect.stringContaining('No dependency updates')]);
});

test('no stream of the day is no line, and no group is an error', async () => {
  let missed: 'group' | 'stream' = 'stream';
  const { client, pipeline, queryClient } = logOf('al2023-base', (operation) =>
    operation === 'GetLogEvents' ? missing(missed) : undefined,
  );
  expect(await queryClient.fetchQuery(dueLinesQuery(client, pipeline, {}, due))).toEqual([]);
  missed = 'group';
  const query = dueLinesQuery(client, pipeline, {}, due + 1);
  await expect(queryClient.fetchQuery(query)).rejects.toMatchObject({ kind: 'notFound' });
});
