import { expect, test } from 'vitest';
import { answerHeaders, cacheControl, strictTransportSecurity } from '../headers.ts';
import { type EdgeFacts, regions, requestOf, signedFor } from '../testing/edgeRequest.ts';
import { loadEdgeFunction, relaySource } from './runRelay.ts';

const reads = loadEdgeFunction(relaySource({ regions, writes: 'off', logLines: 'on' }));
const withoutLogs = loadEdgeFunction(relaySource({ regions, writes: 'on', logLines: 'off' }));

const api = '/api/imagebuilder';
const refusals: [string, EdgeFacts, number, string, RegExp][] = [
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

test('names the allowed method when it refuses another one', () => {
  expect(reads(requestOf({ method: 'GET' })).response?.headers).toMatchObject({ allow: { value: 'POST' } });
});
