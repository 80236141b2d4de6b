import { arnOf, faultyAccountId } from '../arns.ts';
import { entryOf } from './entry.ts';

const log = entryOf('logs');

export const logs = {
  logLong: log(
    'sentinel-log-long/1.0.0/1',
    'A log of 200,000 lines',
    'Failed in its test. The test component writes almost 200,000 lines before it fails: many pages of GetLogEvents, and empty pages with a token from FilterLogEvents.',
  ),
  logLongError: log(
    'sentinel-log-long-error/1.0.0/1',
    'An error output of 120 lines',
    'Failed in its test. The failure context has the first 1,024 characters of the error output, the log has all of its lines.',
  ),
  logProgressOnly: log(
    'sentinel-log-progress-only/1.0.0/1',
    'Progress lines without component lines',
    'Failed in its test. The log has no line of a component, as when the instance profile may not write logs.',
  ),
  logNoStream: log(
    'sentinel-log-no-stream/1.0.0/1',
    'No log stream',
    'Failed in its test. The log group exists and has no stream for the build: ResourceNotFoundException.',
  ),
  logForbidden: log(
    'sentinel-log-forbidden/1.0.0/1',
    'Log group forbidden',
    'Failed in its test. Every request for its log group returns AccessDeniedException with the action and the ARN.',
  ),
  logThrottled: log(
    'sentinel-log-throttled/1.0.0/1',
    'Log throttled',
    'Failed in its test. Every request for its log group returns ThrottlingException.',
  ),
  logHostile: log(
    'sentinel-log-hostile/1.0.0/1',
    'Control sequences and hostile text in a log',
    'Failed in its test. Component lines have ANSI colours, carriage returns, OSC 8 links, HTML, NUL, bidi overrides and a very long line.',
  ),
  logNoGroup: log(
    'sentinel-log-no-group/1.0.0/1',
    'No log group',
    'Failed in its test. There is no log group for the image: ResourceNotFoundException.',
  ),
  logNoStreamYet: log(
    'sentinel-log-no-stream-yet/1.0.0/1',
    'No log stream yet',
    'Runs since a minute, and has no log group or stream yet.',
  ),
  logExpired: log(
    'sentinel-log-expired/1.0.0/1',
    'Log expired by retention',
    'Failed in its test. The log stream exists and has no events: the retention of the group has removed them.',
  ),
  logEmptyPages: log(
    'sentinel-log-empty-pages/1.0.0/1',
    'Empty pages of log events',
    'Failed in its test. Every other page of GetLogEvents is empty, with a token that leads on.',
  ),
  logParallel: log(
    'sentinel-log-parallel/1.0.0/1',
    'Lines of parallel tests',
    'Failed in its test. Another test of the same group fails later and writes the last exit code of the stream.',
  ),
  logOwnGroup: log(
    'sentinel-log-own-group/1.0.0/1',
    'Own log group, forbidden',
    'Failed in its test. loggingConfiguration names a log group, which may not be read.',
  ),
  logOtherAccount: {
    arn: arnOf('image/sentinel-log-other-account/1.0.0/1', 'us-east-1', faultyAccountId),
    title: 'Log in another account',
    what: 'Failed in its test. The build is shared by account 777788889999, whose log group may not be read.',
    group: 'logs',
  },
} as const;
