import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from '../../../simulator/catalog.ts';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import { parseImageBuildVersionArn } from '../imagebuilder/arn.ts';
import { buildLogStream, logStreamInput } from '../imagebuilder/logStream.ts';
import type { AwsClient } from '../client.ts';
import { getLogEvents, type LogEvent } from './getLogEvents.ts';
import { followFrom, type LogWalk, startWalk, walkOn } from './logWalk.ts';

function inputOf(key: CatalogKey) {
  const build = parseImageBuildVersionArn(catalog[key].arn);
  if (!build) throw new Error(`${key} is not a build`);
  return logStreamInput(buildLogStream(build, undefined));
}

/** Responds to GetLogEvents with the given bodies, in order. */
function scripted(...bodies: readonly object[]) {
  const sent: object[] = [];
  const client: AwsClient = {
    region: 'us-east-1',
    async send(_operation, input) {
      sent.push(input);
      return { body: bodies[sent.length - 1], requestId: undefined };
    },
  };
  return { client, sent };
}

async function wholeWalk(client: AwsClient, walk: LogWalk, limit: number): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  for (let at = walk; !at.atEnd;) {
    const page = await walkOn(client, at, { limit });
    if (walk.direction === 'forward') events.push(...page.events);
    else events.unshift(...page.events);
    at = page.walk;
  }
  return events;
}

test('a stream is the same walked from its head and from its tail', async () => {
  const { client } = simulatedClient();
  const input = inputOf('logHostile');
  const { events } = await getLogEvents(client, { ...input, startFromHead: true });
  expect(events.length).toBeGreaterThan(60);
  for (const limit of [7, 1000]) {
    expect(await wholeWalk(client, startWalk(input, 'forward'), limit)).toEqual(events);
    expect(await wholeWalk(client, startWalk(input, 'backward'), limit)).toEqual(events);
  }
});

test('an empty page with a new token is passed over, and the same token is the end', async () => {
  const event = { timestamp: 5, message: 'first' };
  const { client, sent } = scripted(
    { events: [], nextBackwardToken: 'b/1', nextForwardToken: 'f/1' },
    { events: [event], nextBackwardToken: 'b/2', nextForwardToken: 'f/1' },
    { events: [], nextBackwardToken: 'b/2', nextForwardToken: 'f/1' },
  );
  const paces: string[] = [];
  const pace = async () => void paces.push('paced');
  const input = { logGroupName: 'group', logStreamName: 'stream' };
  const first = await walkOn(client, startWalk(input, 'backward'), { limit: 9, pace });
  expect(first).toMatchObject({ events: [event], walk: { token: 'b/2', atEnd: false } });
  expect(paces).toHaveLength(1);
  expect(await walkOn(client, first.walk, { limit: 9 })).toMatchObject({ events: [], walk: { atEnd: true } });
  expect(sent).toEqual([
    { ...input, limit: 9, startFromHead: false },
    { ...input, limit: 9, startFromHead: false, nextToken: 'b/1' },
    { ...input, limit: 9, startFromHead: false, nextToken: 'b/2' },
  ]);
});

test('endless empty pages are handed to the caller', async () => {
  let requests = 0;
  const client: AwsClient = {
    region: 'us-east-1',
    async send() {
      requests += 1;
      return { body: { events: [], nextForwardToken: `f/${requests}` }, requestId: undefined };
    },
  };
  const page = await walkOn(client, startWalk({ logStreamName: 'stream' }, 'forward'), { limit: 10 });
  expect(page).toMatchObject({ events: [], walk: { atEnd: false } });
  expect(requests).toBeLessThan(30);
});

test('a tail is followed from its forward token, with startFromHead and without the end of its range', async () => {
  const { client, sent } = scripted({ events: [], nextForwardToken: 'f/1', nextBackwardToken: 'b/1' });
  const walk = followFrom({ logStreamName: 'stream', startTime: 3, endTime: 9 }, 'f/1');
  expect((await walkOn(client, walk, { limit: 10 })).walk.atEnd).toBe(true);
  expect(sent).toEqual([
    { logStreamName: 'stream', startTime: 3, limit: 10, startFromHead: true, nextToken: 'f/1' },
  ]);
});

test('an event without a time or a message costs itself; a response without events is an error', async () => {
  const good = { timestamp: 1, message: '' };
  const { client } = scripted(
    { events: [{ timestamp: 'late', message: 'x' }, good, null, { timestamp: 2 }] },
    {},
  );
  const input = { logStreamName: 'stream' };
  expect((await getLogEvents(client, input)).events).toEqual([good]);
  await expect(getLogEvents(client, input)).rejects.toMatchObject({ kind: 'unreadable' });
});
