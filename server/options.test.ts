import { expect, test } from 'vitest';
import { parseOptions, UsageError } from './options.ts';

test('nothing given: the simulator, the default port, a browser', () => {
  expect(parseOptions([])).toEqual({
    help: false,
    port: undefined,
    open: true,
    profile: undefined,
    region: undefined,
    endpointUrl: undefined,
    allowWrites: false,
    frameAncestors: [],
  });
});

test('everything given', () => {
  const endpoint = 'http://127.0.0.1:4999/api/imagebuilder/us-east-1';
  expect(
    parseOptions(
      `--port 5000 --no-open --profile dev --region eu-west-1 --endpoint-url ${endpoint} --allow-writes`.split(
        ' ',
      ),
    ),
  ).toEqual({
    help: false,
    port: 5000,
    open: false,
    profile: 'dev',
    region: 'eu-west-1',
    endpointUrl: new URL(endpoint),
    allowWrites: true,
    frameAncestors: [],
  });
});

test('who may frame the page is a list', () => {
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
  ['--region eu-west-1', '--region goes with --profile'],
  ['--endpoint-url http://localhost', '--endpoint-url goes with --profile'],
  ['--allow-writes', '--allow-writes goes with --profile'],
  ['--profile dev --region evil.example/', 'is not the name of a region'],
  ['--profile dev --endpoint-url file:///etc', 'is not an http or https URL'],
  ['--frame-ancestors *', '--frame-ancestors: "*" has to be origins'],
  ['--frame-ancestors http://wiki.example.com', 'has to be origins'],
  ['--profile dev --endpoint-url http://user:word@localhost', 'only a host and a path'],
])('%s is explained', (line, message) => {
  const parse = () => parseOptions(line.split(' '));
  expect(parse).toThrow(UsageError);
  expect(parse).toThrow(message);
});
