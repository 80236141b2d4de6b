import { expect, test } from 'vitest';
import { DeadlineError, ServiceError, toServiceError } from '../serviceError.ts';
import { readResponse } from './readResponse.ts';

const operation = 'ListWorkflowExecutions';

/** The error that a response is read as. */
function errorFor(status: number, headers: Record<string, string>, text: string): unknown {
  try {
    return readResponse(operation, { status, headers: new Headers(headers), text });
  } catch (error) {
    return error;
  }
}

const json = 'application/json';

// Every error that the facts name, and those that any AWS front end may respond with.
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
] as const)('%d %s is of the kind %s', (status, name, kind, retryable) => {
  const headers = { 'content-type': json, 'x-amzn-errortype': name, 'x-amzn-requestid': 'request-1' };
  const error = errorFor(status, headers, '{"message":"The message of the service"}');
  expect(error).toBeInstanceOf(ServiceError);
  const message = 'The message of the service';
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
] as const)('an HTML page with status %d has the kind %s', (status, kind) => {
  const error = errorFor(status, { 'content-type': 'text/html' }, '<h1>No</h1>');
  expect(error).toMatchObject({ kind, status, name: `HTTP ${status}` });
  expect(error).toMatchObject({ message: `The response has HTTP status ${status} and no explanation.` });
});

test('keeps name and message of an error that is newer than this code', () => {
  const headers = { 'content-type': json, 'x-amzn-errortype': 'QuotaOfALaterYearException' };
  const error = errorFor(400, headers, '{"message":"Too much of it"}');
  expect(error).toMatchObject({
    kind: 'invalidRequest',
    name: 'QuotaOfALaterYearException',
    message: 'Too much of it',
  });
});

test('reads a name that is a member of every object as an unknown name', () => {
  const error = Object.assign(new Error('odd'), { name: 'constructor' });
  expect(toServiceError(error, operation)).toMatchObject({ kind: 'unknown', message: 'odd' });
});

const kindOf = (error: unknown) => toServiceError(error, operation).kind;

test('distinguishes the failures without a response', () => {
  expect(kindOf(new DeadlineError(20))).toBe('deadline');
  expect(kindOf(new TypeError('Failed to fetch'))).toBe('network');
  expect(kindOf(new DOMException('stopped', 'AbortError'))).toBe('cancelled');
  expect(kindOf(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }))).toBe('credentials');
  expect(kindOf('a text that was thrown')).toBe('unknown');
});

test('returns a ServiceError unchanged', () => {
  const error = new ServiceError({ operation, kind: 'inUse', name: 'ResourceInUseException', message: '' });
  expect(toServiceError(error, 'GetImage')).toBe(error);
});

test.each([
  ['{"a": [1', 'TruncatedResponse'],
  ['{"a": "b', 'TruncatedResponse'],
  ['{"a": 1', 'TruncatedResponse'],
  ['<!doctype html>', 'UnreadableResponse'],
])('200 with %s has the name %s', (body, name) => {
  expect(errorFor(200, { 'content-type': json }, body)).toMatchObject({ kind: 'unreadable', name });
});

test('an error keeps which program refused the request, and CloudFront’s id of it', () => {
  const headers = { 'x-refused-by': 'local-server', 'x-amz-cf-id': 'cf-1' };
  const error = errorFor(403, { 'content-type': 'text/html', ...headers }, '<h1>No</h1>');
  expect(error).toMatchObject({ refusedBy: 'local-server', cloudFrontId: 'cf-1' });
});

test('reads the error name of AWS JSON from the body, without its namespace', () => {
  const body = '{"__type":"com.amazonaws.logs#AccessDeniedException","Message":"Not you."}';
  const error = errorFor(400, { 'content-type': 'application/x-amz-json-1.1' }, body);
  expect(error).toMatchObject({ kind: 'forbidden', name: 'AccessDeniedException', message: 'Not you.' });
});

test('takes the request id from the header, else from the body', () => {
  const body = '{"requestId":"of the body"}';
  const read = (headers: Record<string, string>) =>
    readResponse(operation, { status: 200, headers: new Headers(headers), text: body }).requestId;
  expect(read({ 'x-amzn-requestid': 'of the header' })).toBe('of the header');
  expect(read({})).toBe('of the body');
});
