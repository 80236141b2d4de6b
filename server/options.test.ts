import { expect, test } from 'vitest';
import { parseOptions, UsageError } from './options.ts';

test('defaults to the simulator, the default port and a browser', () => {
  expect(parseOptions([])).toEqual({
    help: false,
    version: false,
    port: undefined,
    open: true,
    account: { kind: 'simulator', accounts: [] },
    regions: [],
    endpoints: {},
    allowWrites: false,
    frameAncestors: [],
  });
});

test('reads every option', () => {
  const endpoint = 'http://127.0.0.1:4999/api/imagebuilder/us-east-1';
  expect(
    parseOptions(
      `--port 5000 --no-open --profile dev --region eu-west-1 --endpoint-url imagebuilder=${endpoint} --endpoint-url http://127.0.0.1:4566 --allow-writes`.split(
        ' ',
      ),
    ),
  ).toEqual({
    help: false,
    version: false,
    port: 5000,
    open: false,
    account: { kind: 'profiles', profiles: ['dev'] },
    regions: ['eu-west-1'],
    endpoints: { imagebuilder: new URL(endpoint), all: new URL('http://127.0.0.1:4566') },
    allowWrites: true,
    frameAncestors: [],
  });
});

test('reads frame ancestors as a list', () => {
  expect(parseOptions(['--frame-ancestors', 'http://localhost:7007 https://*.example.com'])).toMatchObject({
    frameAncestors: ['http://localhost:7007', 'https://*.example.com'],
  });
});

test.each([
  ['--prot 1', "Unknown option '--prot'."],
  ['5000', "Unexpected argument '5000'."],
  ['--port', "Option '--port <value>' argument missing."],
  ['--port abc', '--port: "abc" is not a port number'],
  ['--port 65536', '--port: "65536" is not a port number'],
  ['--port=', '--port: "" is not a port number'],
  ['--profile=', '--profile needs the name'],
  ['--profile dev --account 111122223333', '--account names an account of the simulator'],
  ['--profile dev --profile=', '--profile needs the name'],
  ['--endpoint-url http://localhost', '--endpoint-url goes with --profile'],
  ['--allow-writes', '--allow-writes goes with --profile'],
  ['--profile-from-env --profile dev', 'exclude each other'],
  ['--profile dev --endpoint-url ec2=http://localhost', '"ec2" is not a service; give imagebuilder or logs'],
  ['--profile dev --region evil.example/', 'is not the name of a region'],
  ['--region us-east-1 --region Ireland', '"Ireland" is not the name of a region'],
  ['--profile dev --endpoint-url file:///etc', 'is not an http or https URL'],
  ['--frame-ancestors *', '--frame-ancestors: "*" has to be origins'],
  ['--frame-ancestors http://wiki.example.com', 'has to be origins'],
  ['--profile dev --endpoint-url http://user:word@localhost', 'a host and a path only'],
])('explains %s', (line, message) => {
  const parse = () => parseOptions(line.split(' '));
  expect(parse).toThrow(UsageError);
  expect(parse).toThrow(message);
});

test('reads the environment as a source of credentials', () => {
  expect(parseOptions(['--profile-from-env', '--region', 'eu-west-1'])).toMatchObject({
    account: { kind: 'environment' },
    regions: ['eu-west-1'],
  });
});

test('reads several profiles, Regions and simulated accounts, each once', () => {
  const profiles = '--profile dev --profile prod --profile dev --region us-east-1 --region eu-west-1';
  expect(parseOptions(profiles.split(' '))).toMatchObject({
    account: { kind: 'profiles', profiles: ['dev', 'prod'] },
    regions: ['us-east-1', 'eu-west-1'],
  });
  const simulated = '--account 111122223333 --account 777788889999 --region us-west-2';
  expect(parseOptions(simulated.split(' '))).toMatchObject({
    account: { kind: 'simulator', accounts: ['111122223333', '777788889999'] },
    regions: ['us-west-2'],
  });
});
