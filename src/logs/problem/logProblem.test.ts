import { expect, test } from 'vitest';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { buildLogStream, type LogSource } from '../../aws/imagebuilder/logStream.ts';
import { ServiceError, type ServiceErrorKind } from '../../aws/serviceError.ts';
import { problemOfError, problemOfNoEvents } from './logProblem.ts';

function logOf(account = '111122223333', image?: LogSource) {
  const build = parseImageBuildVersionArn(`arn:aws:imagebuilder:us-east-1:${account}:image/web/1.0.0/2`);
  if (!build) throw new Error('not a build');
  return buildLogStream(build, image);
}

const named: LogSource = { name: 'Web', loggingConfiguration: undefined };

function errorOf(kind: ServiceErrorKind, message: string) {
  return new ServiceError({ operation: 'GetLogEvents', kind, name: 'Error', message, status: 400 });
}

const groupMissing = errorOf('notFound', 'The specified log group does not exist.');
const streamMissing = errorOf('notFound', 'The specified log stream does not exist.');
const denied = (
  account = '111122223333',
  why = 'because no identity-based policy allows the logs:GetLogEvents action',
) =>
  errorOf(
    'forbidden',
    `User: arn:aws:sts::${account}:assumed-role/Viewer/ada is not authorized to perform: logs:GetLogEvents on resource: arn:aws:logs:us-east-1:111122223333:log-group:/aws/imagebuilder/Web:log-stream:1.0.0/2 ${why}`,
  );

test('a missing stream, a missing group and one that is not there yet are distinguished', () => {
  const log = logOf(undefined, named);
  expect(problemOfError(streamMissing, { log, isRunning: false }).kind).toBe('streamMissing');
  expect(problemOfError(groupMissing, { log, isRunning: false }).kind).toBe('groupMissing');
  for (const error of [streamMissing, groupMissing])
    expect(problemOfError(error, { log, isRunning: true }).kind).toBe('noStreamYet');
  const guessed = problemOfError(groupMissing, { log: logOf(), isRunning: false });
  expect(guessed.detail).toContain('in lower case');
});

test('a denied request names the action and the group, and the statement to add', () => {
  const problem = problemOfError(denied(), { log: logOf(undefined, named), isRunning: false });
  expect(problem).toMatchObject({
    kind: 'forbidden',
    detail:
      'You need logs:GetLogEvents on log group arn:aws:logs:us-east-1:111122223333:log-group:/aws/imagebuilder/Web.',
    permission: {
      action: 'logs:GetLogEvents',
      resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/imagebuilder/Web:log-stream:*',
    },
  });
});

test('an explicit deny and a refusal by the deployment offer no statement', () => {
  const log = logOf(undefined, named);
  const deny = problemOfError(denied(undefined, 'with an explicit deny in a service control policy'), {
    log,
    isRunning: false,
  });
  expect(deny.permission).toBeUndefined();
  const off = problemOfError(errorOf('forbidden', 'This deployment shows no log lines.'), {
    log,
    isRunning: false,
  });
  expect(off).toMatchObject({ detail: 'This deployment shows no log lines.' });
  expect(off.permission).toBeUndefined();
});

test('the log of another account’s build is in that account, whatever the error', () => {
  const log = logOf('444455556666', named);
  for (const error of [groupMissing, streamMissing, denied('999900001111')]) {
    const problem = problemOfError(error, { log, callerAccount: '111122223333', isRunning: false });
    expect(problem).toMatchObject({ kind: 'otherAccount', title: 'The log is in account 444455556666' });
  }
  expect(problemOfError(groupMissing, { log, isRunning: false }).kind).toBe('groupMissing');
  expect(problemOfError(groupMissing, { log: logOf('aws'), isRunning: false }).kind).toBe('otherAccount');
  const throttled = errorOf('throttled', 'Rate exceeded');
  expect(problemOfError(throttled, { log, callerAccount: '1', isRunning: false }).kind).toBe('throttled');
});

test('an empty stream has expired once the build has ended', () => {
  const log = logOf(undefined, named);
  expect(problemOfNoEvents({ log, isRunning: false }).kind).toBe('expired');
  expect(problemOfNoEvents({ log, isRunning: true }).kind).toBe('noLinesYet');
});

test('any other error keeps the service’s words', () => {
  const problem = problemOfError(errorOf('unavailable', 'Try later.'), { log: logOf(), isRunning: false });
  expect(problem).toMatchObject({ kind: 'failed', detail: 'Try later.', mayRetry: true });
});
