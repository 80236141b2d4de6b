import { expect, test } from 'vitest';
import { catalog, type CatalogKey } from '../../../simulator/catalog.ts';
import { createSimulator } from '../../../simulator/simulator.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { buildLogStream, logStreamInput } from '../../aws/imagebuilder/logStream.ts';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import { formatRange, indexOf, nameOf, parseRange } from '../lines/lineRange.ts';
import { createLogStore } from './logStore.ts';

function openStore(key: CatalogKey) {
  let now = Date.now();
  const simulator = createSimulator({ clock: { now: () => now } });
  const { client, requests } = simulatedClient({ simulator });
  const build = parseImageBuildVersionArn(catalog[key].arn);
  if (!build) throw new Error('not a build');
  const store = createLogStore(client, logStreamInput(buildLogStream(build, undefined)), async () => {
    paces += 1;
  });
  let paces = 0;
  return {
    store,
    requests,
    texts: () => store.read().lines.map(({ text }) => text),
    paces: () => paces,
    advance: (ms: number) => (now += ms),
  };
}

const never = new AbortController().signal;

test('the last 1,000 events come first, earlier ones on demand, and ids of lines stay', async () => {
  const { store, requests, texts } = openStore('logLong');
  await store.open();
  const first = store.read();
  expect(first).toMatchObject({ atStart: false, atEnd: true, busy: undefined });
  expect(first.lines.length).toBeGreaterThanOrEqual(1_000);
  expect(texts()).toContain('CmdExecution: ExitCode 7');
  await store.loadEarlier();
  const { lines, prepended } = store.read();
  expect(prepended - first.prepended).toBe(1_000);
  expect(lines[1_000]).toBe(first.lines[0]);
  expect(requests).toHaveLength(2);
});

test('loading all walks to the start and waits between requests', async () => {
  const { store, requests, texts, paces } = openStore('logLong');
  await store.open();
  await store.loadAll();
  expect(store.read()).toMatchObject({ atStart: true, atEnd: true, busy: undefined });
  expect(texts().length).toBeGreaterThan(199_900);
  expect(texts()[0]).toContain('Image transitioned to CREATING state');
  expect(paces()).toBeGreaterThanOrEqual(requests.length - 3);
});

test('a log of one page is complete', async () => {
  const { store, requests } = openStore('logHostile');
  await store.open();
  expect(store.read()).toMatchObject({ atStart: true, atEnd: true });
  expect(requests).toHaveLength(2);
});

test('stopping keeps what is loaded', async () => {
  const { store, texts } = openStore('logLong');
  await store.open();
  const all = store.loadAll();
  store.stop();
  await all;
  expect(store.read()).toMatchObject({ busy: undefined, error: undefined });
  expect(texts().length).toBeGreaterThanOrEqual(1_000);
});

test('opening at a time loads the lines around it without a gap', async () => {
  const { store, texts } = openStore('logLong');
  await store.open();
  await store.loadEarlier();
  await store.loadEarlier();
  const { lines } = store.read();
  const at = 700;
  const name = nameOf(lines, at);
  const whole = texts();

  await store.open(name.timestamp);
  const opened = store.read();
  const index = indexOf(opened.lines, name) ?? -1;
  expect(opened.lines[index]?.text).toBe(whole[at]);
  expect(index).toBeGreaterThanOrEqual(200);
  expect(texts().slice(index - 200, index + 900)).toEqual(whole.slice(at - 200, at + 900));
  expect(opened.atEnd).toBe(false);
  while (!store.read().atEnd) await store.loadLater();
  expect(texts().at(-1)).toBe(whole.at(-1));
});

test('polling appends what a running build has written since, and nothing while it is far from the end', async () => {
  const { store, requests, texts, advance } = openStore('running');
  await store.poll(never);
  expect(requests).toHaveLength(0);
  await store.open();
  const before = texts();
  await store.poll(never);
  expect(texts()).toEqual(before);
  advance(180_000);
  await store.poll(never);
  expect(texts().slice(0, before.length)).toEqual(before);
  expect(texts().length).toBeGreaterThan(before.length);
  expect(requests.at(-1)?.input).toMatchObject({ startFromHead: true, nextToken: expect.any(String) });
});

test('polling finds a stream that did not exist when the log was opened', async () => {
  let exists = false;
  const { client } = simulatedClient({
    respond: () =>
      exists
        ? undefined
        : Response.json(
            { __type: 'ResourceNotFoundException', message: 'The specified log stream does not exist.' },
            { status: 400, headers: { 'x-amzn-requestid': 'r-1' } },
          ),
  });
  const build = parseImageBuildVersionArn(catalog.running.arn);
  if (!build) throw new Error('not a build');
  const store = createLogStore(client, logStreamInput(buildLogStream(build, undefined)));
  await store.open();
  expect(store.read()).toMatchObject({ lines: [], error: { kind: 'notFound' } });
  await store.poll(never);
  expect(store.read().error).toMatchObject({ kind: 'notFound' });
  exists = true;
  await store.poll(never);
  expect(store.read()).toMatchObject({ error: undefined, atEnd: true });
  expect(store.read().lines.length).toBeGreaterThan(3);
});

test('a failed request keeps the lines and reports its error', async () => {
  const { store } = openStore('logForbidden');
  await store.open();
  expect(store.read()).toMatchObject({ lines: [], busy: undefined, error: { kind: 'forbidden' } });
  await expect(openStore('logThrottled').store.open()).resolves.toBeUndefined();
});

/** A client whose requests fail while `isThrottled` is true. */
function throttledStore(key: CatalogKey) {
  let now = Date.now();
  let isThrottled = false;
  const { client, requests } = simulatedClient({
    simulator: createSimulator({ clock: { now: () => now } }),
    respond: () =>
      isThrottled
        ? Response.json({ __type: 'ThrottlingException', message: 'Rate exceeded' }, { status: 400 })
        : undefined,
  });
  const build = parseImageBuildVersionArn(catalog[key].arn);
  if (!build) throw new Error('not a build');
  const log = logStreamInput(buildLogStream(build, undefined));
  return {
    store: createLogStore(client, log, async () => undefined),
    requests,
    throttle: (is: boolean) => (isThrottled = is),
    advance: (ms: number) => (now += ms),
  };
}

test('retry does again what failed: the rest of all lines, not one page more', async () => {
  const { store, throttle } = throttledStore('logLong');
  await store.open();
  throttle(true);
  await store.loadAll();
  expect(store.read()).toMatchObject({ atStart: false, error: { kind: 'throttled' } });
  throttle(false);
  await store.retry();
  expect(store.read()).toMatchObject({ atStart: true, error: undefined, busy: undefined });
  await store.retry();
  expect(store.read().busy).toBeUndefined();
});

test('a poll that fails is the error of the log until one succeeds', async () => {
  const { store, throttle, advance } = throttledStore('running');
  await store.open();
  const before = store.read().lines.length;
  throttle(true);
  await expect(store.poll(never)).rejects.toMatchObject({ kind: 'throttled' });
  expect(store.read()).toMatchObject({ error: { kind: 'throttled' } });
  await store.retry();
  expect(store.read()).toMatchObject({ busy: undefined, error: { kind: 'throttled' } });
  await expect(store.poll(never)).rejects.toMatchObject({ kind: 'throttled' });
  throttle(false);
  advance(180_000);
  await store.poll(never);
  expect(store.read().error).toBeUndefined();
  expect(store.read().lines.length).toBeGreaterThan(before);
});

test('a line keeps its name, also among lines of the same time', () => {
  const lines = [1, 5, 5, 5, 9].map((timestamp) => ({ timestamp, text: 'x', continues: false }));
  for (const [index] of lines.entries()) expect(indexOf(lines, nameOf(lines, index))).toBe(index);
  expect(nameOf(lines, 3)).toEqual({ timestamp: 5, ordinal: 2 });
  expect(indexOf(lines, { timestamp: 5, ordinal: 7 })).toBe(3);
  expect(indexOf(lines, { timestamp: 6, ordinal: 0 })).toBe(4);
  expect(indexOf(lines, { timestamp: 10, ordinal: 0 })).toBeUndefined();
});

test('a range in the address is read back, in either order, and anything else is refused', () => {
  for (const text of ['5', '5.2', '5-9', '5.2-5.3']) {
    const range = parseRange(text);
    expect(range && formatRange(range)).toBe(text);
  }
  expect(parseRange('9-5.1')).toEqual(parseRange('5.1-9'));
  for (const text of ['', 'x', '5-', '-5', '5.', '1e5', '5-9-10', '12345678901234567'])
    expect(parseRange(text)).toBeUndefined();
});
