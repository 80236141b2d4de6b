import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isOperationName, type Operation, operations } from '../../src/aws/registry.ts';
import { regions, requestOf, signedFor } from '../testing/edgeRequest.ts';
import { loadEdgeFunction, relayFile, relaySource } from './runRelay.ts';

const reads = loadEdgeFunction(relaySource({ regions, writes: 'off', logLines: 'on' }));
const changes = loadEdgeFunction(relaySource({ regions, writes: 'on', logLines: 'on' }));

test.each(Object.keys(operations).filter(isOperationName))(
  '%s goes to its region, as it was signed',
  (operation) => {
    const { service, method, path, target }: Operation = operations[operation];
    for (const region of ['us-east-1', 'eu-west-1']) {
      const sent = requestOf({
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
      expect(changes(sent)).toEqual({
        request: { ...sent, uri: path, cookies: {} },
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

test('accepts one slash at the end of the path of CloudWatch Logs', () => {
  const headers = {
    authorization: signedFor('us-east-1', 'logs'),
    'x-amz-target': 'Logs_20140328.GetLogEvents',
  };
  expect(reads(requestOf({ uri: '/api/logs/us-east-1/', headers })).request?.uri).toBe('/');
  expect(reads(requestOf({ uri: '/api/logs/us-east-1//', headers })).response?.statusCode).toBe(404);
});

test('forwards requests of programs, which send neither an origin nor fetch metadata', () => {
  expect(reads(requestOf({})).request?.uri).toBe('/ListImages');
});

test('the source uses only what CloudFront supports', () => {
  const source = readFileSync(relayFile, 'utf8');
  expect(Buffer.byteLength(source)).toBeLessThan(10_000);
  // Fn::Sub puts these two in, and would fail at any other.
  expect(source.match(/\$\{[^}]*\}/g)).toEqual(['${Regions}', '${Writes}', '${LogLines}']);
  // The engine gives a function no constant that is defined below it.
  expect(source.slice(source.indexOf('\nfunction '))).not.toMatch(/^(?:const|let|var) /m);
  // Nor does it know these. Both would show only in a deployment.
  expect(source).not.toMatch(
    /\?\.|\?\?|\.\.\.|\bclass\b|\bfor \(const|(?:const|let|var) [{[]|catch \{|\bawait\b/,
  );
});
