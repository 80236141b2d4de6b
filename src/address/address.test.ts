import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, parameters, pipelineStates, readAddress, startView, writeAddress } from './address.ts';
import { words as wordsParameter } from './parameters.ts';

const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';

test('reads an empty address as defaults, and writes defaults as nothing', () => {
  const { address, problems } = readAddress('');
  expect(address).toMatchObject({
    build: '',
    view: 'table',
    clock: 'local',
    theme: 'system',
    open: undefined,
    embed: false,
  });
  expect(problems).toEqual([]);
  expect(writeAddress(address)).toBe('');
});

test('writes an ARN without percent-encoding', () => {
  const search = `?build=${arn}&pageSize=5&maxItems=10`;
  expect(writeAddress(readAddress(search).address)).toBe(search);
});

test('writes a list of the account only where it is not the default one, and resets it for the start page', () => {
  const { address } = readAddress('?region=eu-west-1&list=pipelines');
  expect(address).toMatchObject({ build: '', pipeline: '', region: 'eu-west-1', list: 'pipelines' });
  expect(writeAddress({ ...address, ...startView })).toBe('');
  // Embedding applies to all views.
  const embedded = readAddress('?embed=1').address;
  expect(writeAddress({ ...embedded, ...startView })).toBe('?embed=1');
});

test('reports an invalid value, and uses the default', () => {
  const { address, problems } = readAddress('?pageSize=26&maxItems=0&theme=pink');
  expect(address).toMatchObject({ pageSize: undefined, maxItems: undefined, theme: 'system' });
  expect(problems.map(({ parameter, value }) => [parameter, value])).toEqual([
    ['pageSize', '26'],
    ['maxItems', '0'],
    ['theme', 'pink'],
  ]);
  expect(problems[0]?.problem).toContain('1 to 25');
});

test('a resume token passes through with its plus signs and padding', () => {
  const startingToken = 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ+/==';
  const written = writeAddress({ ...readAddress('').address, startingToken });
  expect(readAddress(written).address.startingToken).toBe(startingToken);
});

const words = fc.array(fc.stringMatching(/^[A-Za-z0-9-]+$/), { maxLength: 4 });
const trimmed = fc.string().map((text) => text.trim());
const wordsOfFilters = Object.entries(parameters)
  .filter(([, parameter]) => parameter === wordsParameter)
  .map(([name]): [string, typeof words] => [name, words]);
const others = fc.record({
  build: fc.string(),
  pipeline: trimmed,
  region: trimmed,
  account: trimmed,
  state: fc.subarray([...pipelineStates]),
  name: fc.string(),
  list: fc.constantFrom('images', 'pipelines'),
  pageSize: fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined }),
  maxItems: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
  startingToken: fc.option(fc.base64String({ minLength: 4 }), { nil: undefined }),
  filter: fc.string(),
  sort: fc.option(fc.record({ column: fc.constantFrom('startTime', 'status'), descending: fc.boolean() }), {
    nil: undefined,
  }),
  open: fc.option(words, { nil: undefined }),
  view: fc.constantFrom('table', 'timeline', 'log'),
  step: fc.constantFrom('', 'step-1'),
  lines: fc.constantFrom('', '1757445600000.2-1757445600100'),
  clock: fc.constantFrom('local', 'utc', 'relative', 'full'),
  theme: fc.constantFrom('system', 'light', 'dark'),
  embed: fc.boolean(),
});

test('every view survives being written and read', () => {
  const filters = fc.record(Object.fromEntries(wordsOfFilters));
  expect(wordsOfFilters.length).toBeGreaterThanOrEqual(2);
  fc.assert(
    fc.property(others, filters, (other, chosen) => {
      const address: Address = { ...readAddress('').address, ...other, ...chosen };
      expect(readAddress(writeAddress(address))).toEqual({ address, problems: [] });
    }),
  );
});

test('a state that is not known leaves the filter by state out, and says which there are', () => {
  const { address, problems } = readAddress('?state=failed,broken&account=111122223333');
  expect(address).toMatchObject({ state: [], account: '111122223333' });
  expect(problems.map(({ value, problem }) => [value, problem])).toEqual([
    ['failed,broken', expect.stringContaining('failed, waiting, running')],
  ]);
});

test('reads any query without an error', () => {
  fc.assert(fc.property(fc.string(), (search) => void readAddress(search)));
});
