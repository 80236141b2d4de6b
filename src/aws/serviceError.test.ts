import { HttpResponse } from '@smithy/protocol-http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createImageBuilder } from './client.ts';
import { DeadlineError, ServiceError, toServiceError } from './serviceError.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const operation = 'ListWorkflowExecutions';
const imageBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';

/** What the real SDK makes of an answer that is an error, in our form. */
async function errorFor(statusCode: number, headers: Record<string, string>, body: string) {
  const bytes = new TextEncoder().encode(body);
  const client = createImageBuilder('us-east-1', {
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    requestHandler: {
      handle: async () => ({ response: new HttpResponse({ statusCode, headers, body: bytes }) }),
    },
  });
  const failure = client.send(operation, { imageBuildVersionArn }).then(
    () => undefined,
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(19_999);
  return failure;
}

const json = 'application/json';

// Every error that the facts name, and those that any AWS front may answer with.
test.each([
  [400, 'InvalidRequestException', 'invalidRequest', false],
  [400, 'InvalidPaginationTokenException', 'paginationToken', false],
  [400, 'ClientException', 'invalidRequest', false],
  [400, 'IdempotentParameterMismatchException', 'invalidRequest', false],
  [400, 'InvalidParameterValueException', 'invalidRequest', false],
  [400, 'ResourceInUseException', 'inUse', false],
  [403, 'ForbiddenException', 'forbidden', false],
  [403, 'AccessDeniedException', 'forbidden', false],
  [403, 'ExpiredTokenException', 'credentials', false],
  [403, 'InvalidSignatureException', 'credentials', false],
  [403, 'UnrecognizedClientException', 'credentials', false],
  [403, 'MissingAuthenticationTokenException', 'credentials', false],
  [404, 'ResourceNotFoundException', 'notFound', false],
  [429, 'CallRateLimitExceededException', 'throttled', true],
  [400, 'ThrottlingException', 'throttled', true],
  [500, 'ServiceException', 'unavailable', true],
  [503, 'ServiceUnavailableException', 'unavailable', true],
] as const)('%d %s is of the kind %s', async (status, name, kind, retryable) => {
  const headers = { 'content-type': json, 'x-amzn-errortype': name, 'x-amzn-requestid': 'request-1' };
  const error = await errorFor(status, headers, '{"message":"The service’s own words"}');
  expect(error).toBeInstanceOf(ServiceError);
  const message = 'The service’s own words';
  expect(error).toMatchObject({ operation, name, kind, status, retryable, message, requestId: 'request-1' });
});

test.each([
  [429, 'throttled'],
  [500, 'unavailable'],
  [504, 'unavailable'],
  [401, 'credentials'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [400, 'invalidRequest'],
] as const)('%d from something in between, without a type, is of the kind %s', async (status, kind) => {
  const error = await errorFor(status, { 'content-type': 'text/html' }, '<h1>No</h1>');
  expect(error).toMatchObject({ kind, status, name: `HTTP ${status}` });
  expect(error).toMatchObject({ message: `An answer came with HTTP status ${status} and no explanation.` });
});

test('a type that is newer than this code keeps its own name and words', async () => {
  const headers = { 'content-type': json, 'x-amzn-errortype': 'QuotaOfALaterYearException' };
  const error = await errorFor(400, headers, '{"message":"Too much of it"}');
  expect(error).toMatchObject({
    kind: 'invalidRequest',
    name: 'QuotaOfALaterYearException',
    message: 'Too much of it',
  });
});

test('a name that is a member of every object is an unknown name', () => {
  const error = Object.assign(new Error('odd'), { name: 'constructor' });
  expect(toServiceError(error, operation)).toMatchObject({ kind: 'unknown', message: 'odd' });
});

const kindOf = (error: unknown) => toServiceError(error, operation).kind;

test('what fails without an answer is told apart', () => {
  expect(kindOf(new DeadlineError(20))).toBe('deadline');
  expect(kindOf(new TypeError('Failed to fetch'))).toBe('network');
  expect(kindOf(new DOMException('stopped', 'AbortError'))).toBe('cancelled');
  expect(kindOf(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }))).toBe('credentials');
  expect(kindOf('a text that was thrown')).toBe('unknown');
});

test('an error that has the form already stays the very same', () => {
  const error = new ServiceError({ operation, kind: 'inUse', name: 'ResourceInUseException', message: '' });
  expect(toServiceError(error, 'GetImage')).toBe(error);
});

test.each([
  ['{"a": [1', 'TruncatedResponse'],
  ['{"a": "b', 'TruncatedResponse'],
  ['{"a": 1', 'TruncatedResponse'],
  ['<!doctype html>', 'UnreadableAnswer'],
])('200 with %s has the name %s', async (body, name) => {
  expect(await errorFor(200, { 'content-type': json }, body)).toMatchObject({ kind: 'unreadable', name });
});

test('an error keeps which program refused the request, and CloudFront’s id of it', async () => {
  const headers = { 'x-refused-by': 'local-server', 'x-amz-cf-id': 'cf-1' };
  const error = await errorFor(403, { 'content-type': 'text/html', ...headers }, '<h1>No</h1>');
  expect(error).toMatchObject({ refusedBy: 'local-server', cloudFrontId: 'cf-1' });
});
