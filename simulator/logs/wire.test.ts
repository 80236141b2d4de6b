import { expect, test } from 'vitest';
import { ask, harness, listOf, textOf } from '../testing/harness.ts';

const golden = { logGroupName: '/aws/imagebuilder/Golden-AMI', logStreamName: '1.4.2/17' };

test('POST / with x-amz-target returns the log of a build', async () => {
  const { simulator } = harness();
  const response = await ask(simulator, 'GetLogEvents', golden);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  const messages = listOf(response, 'events').map(({ message }) => textOf(message));
  expect(messages).toContain('CmdExecution: ExitCode 7');
  const streams = await ask(simulator, 'DescribeLogStreams', {
    logGroupName: golden.logGroupName,
    logStreamNamePrefix: '1.4.2/17',
  });
  expect(listOf(streams, 'logStreams')).toMatchObject([{ logStreamName: '1.4.2/17' }]);
  const found = await ask(simulator, 'FilterLogEvents', {
    logGroupName: golden.logGroupName,
    filterPattern: '?Stderr',
  });
  expect(listOf(found, 'events').length).toBeGreaterThan(0);
});

test('errors have status 400 and their name in the body', async () => {
  const { simulator } = harness();
  const logGroupName = '/aws/imagebuilder/sentinel-log-forbidden';
  const forbidden = await ask(simulator, 'FilterLogEvents', { logGroupName });
  expect([forbidden.status, forbidden.body['__type']]).toEqual([400, 'AccessDeniedException']);
  const missing = await ask(simulator, 'GetLogEvents', { ...golden, logStreamName: '9.9.9/9' });
  expect([missing.status, missing.body]).toEqual([
    400,
    { __type: 'ResourceNotFoundException', message: 'The specified log stream does not exist.' },
  ]);
});
