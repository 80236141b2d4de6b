import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isOperationName, type Operation, operations } from '../../src/aws/registry.ts';
import { answerHeaders, cacheControl, strictTransportSecurity } from '../headers.ts';
import { type EdgeRequest, loadEdgeFunction, relayFile, relaySource } from './runRelay.ts';

const regions = 'us-east-1,eu-west-1';
const reads = loadEdgeFunction(relaySource({ regions, writes: 'off', logLines: 'on' }));
const changes = loadEdgeFunction(relaySource({ regions, writes: 'on', logLines: 'on' }));
const withoutLogs = loadEdgeFunction(relaySource({ regions, writes: 'on', logLines: 'off' }));

const signedFor = (region: string, service = 'imagebuilder') =>
  `AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261120/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0a'.repeat(32)}`;

interface Facts {
  readonly method?: string;
  readonly uri?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A viewer's request as CloudFront shows it to a function. */
function requestOf({
  method = 'POST',
  uri = '/api/imagebuilder/us-east-1/ListImages',
  headers = {},
}: Facts): EdgeRequest {
  const all = { host: 'builds.example.com', authorization: signedFor('us-east-1'), ...headers };
  const arn = 'arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fgolden%2F1.0.0%2F1';
  return {
    method,
    uri,
    headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { value }])),
    querystring: { imageBuildVersionArn: { value: arn } },
    cookies: { session: { value: 'of another application on this domain' } },
  };
}

test.each(Object.keys(operations).filter(isOperationName))(
  '%s goes to its region, as it was signed',
  (operation) => {
    const { service, method, path, target }: Operation = operations[operation];
    for (const region of ['us-east-1', 'eu-west-1']) {
      const asked = requestOf({
        method,
        uri: `/api/${service}/${region}${target === undefined ? path : ''}`,
        headers: {
          authorization: signedFor(region, service),
          ...(target === undefined ? {} : { 'x-amz-target': target }),
          origin: 'https://builds.example.com',
          'sec-fetch-site': 'same-origin',
        },
      });
      const host = `${service}.${region}.amazonaws.com`;
      expect(changes(asked)).toEqual({
        request: { ...asked, uri: path, cookies: {} },
        origin: {
          domainName: host,
          hostHeader: host,
          customOriginConfig: { port: 443, protocol: 'https', sslProtocols: ['TLSv1.2'] },
          originAccessControlConfig: { enabled: false },
        },
      });
    }
  },
);

const api = '/api/imagebuilder';
const refusals: [string, Facts, number, string, RegExp][] = [
  [
    'another site’s page',
    { headers: { 'sec-fetch-site': 'cross-site' } },
    403,
    'CrossSiteException',
    /another site/,
  ],
  [
    'a sibling domain’s page',
    { headers: { 'sec-fetch-site': 'same-site' } },
    403,
    'CrossSiteException',
    /another site/,
  ],
  [
    'another origin',
    { headers: { origin: 'https://evil.example' } },
    403,
    'CrossSiteException',
    /another site/,
  ],
  ['an opaque origin', { headers: { origin: 'null' } }, 403, 'CrossSiteException', /another site/],
  [
    'its own host without TLS',
    { headers: { origin: 'http://builds.example.com' } },
    403,
    'CrossSiteException',
    /another site/,
  ],
  [
    'a region that is not allowed',
    { uri: `${api}/eu-north-1/ListImages` },
    400,
    'RegionNotReachedException',
    /us-east-1, eu-west-1 only/,
  ],
  [
    'two regions in one',
    { uri: `${api}/us-east-1,eu-west-1/ListImages` },
    400,
    'RegionNotReachedException',
    /only/,
  ],
  [
    'a host for a region',
    { uri: `${api}/evil.example#/ListImages` },
    400,
    'RegionNotReachedException',
    /only/,
  ],
  ['no region', { uri: `${api}//ListImages` }, 400, 'RegionNotReachedException', /only/],
  ['nothing', { uri: `${api}/` }, 404, 'UnknownOperationException', /No such path/],
  [
    'a longer path',
    { uri: `${api}/us-east-1/ListImages/` },
    404,
    'UnknownOperationException',
    /No such path/,
  ],
  [
    'another prefix',
    { uri: '/api/imagebuilder2/us-east-1/ListImages' },
    404,
    'UnknownOperationException',
    /No such path/,
  ],
  [
    'a doubled slash',
    { uri: `/${api}/us-east-1/ListImages` },
    404,
    'UnknownOperationException',
    /No such path/,
  ],
  [
    'an operation that is not used',
    { uri: `${api}/us-east-1/DeleteImage` },
    404,
    'UnknownOperationException',
    /does not name an operation/,
  ],
  [
    'a property of every object',
    { uri: `${api}/us-east-1/constructor` },
    404,
    'UnknownOperationException',
    /does not name/,
  ],
  [
    'an encoded operation',
    { uri: `${api}/us-east-1/List%49mages` },
    404,
    'UnknownOperationException',
    /does not name/,
  ],
  ['another method', { method: 'GET' }, 405, 'UnknownOperationException', /ListImages takes POST/],
  ['a preflight', { method: 'OPTIONS' }, 405, 'UnknownOperationException', /ListImages takes POST/],
  [
    'a write',
    { method: 'PUT', uri: `${api}/us-east-1/RetryImage` },
    400,
    'WritesOffException',
    /RetryImage changes the account/,
  ],
  [
    'no signature',
    { headers: { authorization: '' } },
    403,
    'MissingAuthenticationTokenException',
    /not signed/,
  ],
  [
    'a bearer token',
    { headers: { authorization: 'Bearer x' } },
    403,
    'MissingAuthenticationTokenException',
    /not signed/,
  ],
  [
    'a signature for another service',
    { headers: { authorization: signedFor('us-east-1').replace('imagebuilder', 's3') } },
    403,
    'MissingAuthenticationTokenException',
    /not signed/,
  ],
  [
    'a signature for Image Builder at CloudWatch Logs',
    { uri: '/api/logs/us-east-1', headers: { 'x-amz-target': 'Logs_20140328.GetLogEvents' } },
    403,
    'MissingAuthenticationTokenException',
    /not signed/,
  ],
  [
    'CloudWatch Logs without a target',
    { uri: '/api/logs/us-east-1' },
    404,
    'UnknownOperationException',
    /does not name/,
  ],
  [
    'a target that is not used',
    { uri: '/api/logs/us-east-1', headers: { 'x-amz-target': 'Logs_20140328.DeleteLogGroup' } },
    404,
    'UnknownOperationException',
    /does not name/,
  ],
  [
    'an operation in the path of CloudWatch Logs',
    { uri: '/api/logs/us-east-1/GetLogEvents', headers: { 'x-amz-target': 'Logs_20140328.GetLogEvents' } },
    404,
    'UnknownOperationException',
    /No such path/,
  ],
  [
    'a signature for another region',
    { headers: { authorization: signedFor('eu-west-1') } },
    403,
    'IncompleteSignatureException',
    /another region/,
  ],
];

test.each(refusals)(
  'refuses %s with an error in the form of the service',
  (_what, facts, status, name, message) => {
    const { response, request, origin } = reads(requestOf(facts));
    expect({ request, origin }).toEqual({});
    expect(response).toMatchObject({ statusCode: status, headers: { 'x-amzn-errortype': { value: name } } });
    const headers = {
      ...answerHeaders(),
      'cache-control': cacheControl.answer,
      'strict-transport-security': strictTransportSecurity,
      'content-type': 'application/json',
      'x-refused-by': 'edge-function',
    };
    expect(response?.headers).toMatchObject(
      Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, { value }])),
    );
    expect(JSON.parse(response?.body.data ?? '')).toEqual({
      __type: name,
      message: expect.stringMatching(message),
    });
  },
);

test('CloudWatch Logs is refused where log lines are off', () => {
  const headers = {
    authorization: signedFor('us-east-1', 'logs'),
    'x-amz-target': 'Logs_20140328.GetLogEvents',
  };
  const { response } = withoutLogs(requestOf({ uri: '/api/logs/us-east-1', headers }));
  expect(response?.statusCode).toBe(400);
  expect(response?.headers['x-amzn-errortype']?.value).toBe('LogLinesOffException');
  expect(withoutLogs(requestOf({})).request?.uri).toBe('/ListImages');
});

test('accepts one slash at the end of the path of CloudWatch Logs', () => {
  const headers = {
    authorization: signedFor('us-east-1', 'logs'),
    'x-amz-target': 'Logs_20140328.GetLogEvents',
  };
  expect(reads(requestOf({ uri: '/api/logs/us-east-1/', headers })).request?.uri).toBe('/');
  expect(reads(requestOf({ uri: '/api/logs/us-east-1//', headers })).response?.statusCode).toBe(404);
});

test('names the allowed method when it refuses another one', () => {
  expect(reads(requestOf({ method: 'GET' })).response?.headers).toMatchObject({ allow: { value: 'POST' } });
});

test('forwards requests of programs, which send neither an origin nor fetch metadata', () => {
  expect(reads(requestOf({})).request?.uri).toBe('/ListImages');
});

test('the source uses only what CloudFront supports', () => {
  const source = readFileSync(relayFile, 'utf8');
  expect(Buffer.byteLength(source)).toBeLessThan(10_000);
  // Fn::Sub puts these two in, and would stumble over any other.
  expect(source.match(/\$\{[^}]*\}/g)).toEqual(['${Regions}', '${Writes}', '${LogLines}']);
  // The engine gives a function no constant that stands below it.
  expect(source.slice(source.indexOf('\nfunction '))).not.toMatch(/^(?:const|let|var) /m);
  // Nor does it know these. Both would show only in a deployment.
  expect(source).not.toMatch(
    /\?\.|\?\?|\.\.\.|\bclass\b|\bfor \(const|(?:const|let|var) [{[]|catch \{|\bawait\b/,
  );
});
