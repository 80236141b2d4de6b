import { expect, test } from 'vitest';
import { InvalidStartingTokenError, RepeatedTokenError } from '../pagination/errors.ts';
import { describeError } from './describeError.ts';
import { toListError } from './listError.ts';
import { ServiceError, type ServiceErrorFacts } from './serviceError.ts';

const failed = (facts: Partial<ServiceErrorFacts>) =>
  new ServiceError({
    operation: 'ListWorkflowExecutions',
    kind: 'unknown',
    name: 'Error',
    message: '',
    ...facts,
  });

test.each([
  ['throttled', 'AWS throttles these requests', /retry/i],
  ['unavailable', 'Image Builder is not available', /retry/i],
  ['credentials', 'the credentials were rejected', /sign in/i],
  ['notFound', 'not found', /ARN, its account and its Region/],
  ['paginationToken', 'AWS no longer accepts this page token', /from the beginning/],
  ['unreadable', 'the response is not from Image Builder', /proxy/],
  ['deadline', 'the request timed out', /network/],
  ['network', 'no response', /online/],
] as const)('%s has a title and a next step', (kind, title, nextStep) => {
  expect(describeError(failed({ kind }))).toMatchObject({ title, nextStep: expect.stringMatching(nextStep) });
});

test('a resource in use is the pipeline when a start is rejected, else the image', () => {
  expect(describeError(failed({ kind: 'inUse', operation: 'StartImagePipelineExecution' })).title).toBe(
    'the pipeline is in use',
  );
  expect(describeError(failed({ kind: 'inUse', operation: 'RetryImage' })).title).toBe('the image is in use');
});

test('access denied names the action of the failed operation', () => {
  expect(describeError(failed({ kind: 'forbidden' })).nextStep).toContain(
    'imagebuilder:ListWorkflowExecutions',
  );
  expect(describeError(failed({ kind: 'forbidden', operation: 'GetImage' })).nextStep).toContain(
    'imagebuilder:GetImage',
  );
});

const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';
const user = 'User: arn:aws:sts::111122223333:assumed-role/Viewer/me';
const iamAdvice = /identity needs|permission|Sign in again/;

test('an access denied error of the service names the action and the ARN', () => {
  const message = `${user} is not authorized to perform: imagebuilder:GetImage on resource: ${arn} because no identity-based policy allows it`;
  const error = failed({ kind: 'forbidden', name: 'AccessDeniedException', status: 403, message });
  expect(describeError(error).nextStep).toBe(`The identity needs imagebuilder:GetImage on ${arn}.`);
});

test('an explicit deny shows AWS’s words first and does not ask for the action', () => {
  const message = `${user} is not authorized to perform: imagebuilder:GetImage on resource: ${arn} with an explicit deny in a service control policy`;
  const error = failed({ kind: 'forbidden', name: 'AccessDeniedException', status: 403, message });
  const { nextStep } = describeError(error);
  expect(nextStep).toMatch(/^AWS says: User: .*explicit deny in a service control policy .*aws:SourceIp/);
  expect(nextStep).not.toMatch(iamAdvice);
});

test('an access denied error for another account’s build names that account', () => {
  const message = `User: arn:aws:sts::444455556666:assumed-role/Viewer/me is not authorized to perform: imagebuilder:GetImage on resource: ${arn}`;
  const { nextStep } = describeError(failed({ kind: 'forbidden', name: 'AccessDeniedException', message }));
  expect(nextStep).toContain('account 111122223333');
  expect(nextStep).not.toMatch(iamAdvice);
});

const notSigned = 'MissingAuthenticationTokenException';
test.each<[string, Partial<ServiceErrorFacts>, RegExp]>([
  ['a firewall’s HTML 403', { kind: 'forbidden', name: 'HTTP 403', status: 403 }, /blocked by a firewall/],
  [
    'a request that the local server refuses',
    { kind: 'forbidden', name: 'WritesOffException', status: 403, refusedBy: 'local-server' },
    /the local server of this dashboard refused/,
  ],
  [
    'a page without a session',
    { kind: 'forbidden', name: 'LaunchOverException', status: 403, refusedBy: 'local-server' },
    /does not belong to the running launch/,
  ],
  [
    'the local server without AWS credentials',
    { kind: 'credentials', name: notSigned, status: 401, refusedBy: 'local-server' },
    /the local server has no valid credentials/,
  ],
  [
    'an expired session of the local server’s profile',
    { kind: 'credentials', name: 'ExpiredTokenException', status: 401, refusedBy: 'local-server' },
    /the local server has no valid credentials/,
  ],
  [
    'AWS out of reach of the local server',
    { kind: 'unavailable', name: 'BadGatewayException', status: 502, refusedBy: 'local-server' },
    /the local server could not reach AWS/,
  ],
  [
    'a request that the edge function refuses',
    { kind: 'invalidRequest', name: 'WritesOffException', status: 400, refusedBy: 'edge-function' },
    /this deployment refused/,
  ],
  [
    'a region that the deployment does not reach',
    {
      kind: 'invalidRequest',
      name: 'RegionNotReachedException',
      refusedBy: 'edge-function',
      message: 'Refused by this deployment: it reaches Image Builder in us-east-1 only.',
    },
    /does not reach that Region.*local server/,
  ],
  [
    'CloudFront’s HTML 504',
    { kind: 'unavailable', name: 'HTTP 504', status: 504, cloudFrontId: 'cf-1' },
    /CloudFront could not reach AWS/,
  ],
  ['no signature', { kind: 'credentials', name: notSigned, status: 403 }, /Authorization is not forwarded/],
  [
    'another signature',
    {
      kind: 'credentials',
      name: 'InvalidSignatureException',
      status: 403,
      message: 'The request signature we calculated does not match the signature you provided.',
    },
    /changed in transit/,
  ],
  [
    'an expired signature',
    {
      kind: 'credentials',
      name: 'InvalidSignatureException',
      status: 403,
      message:
        'Signature expired: 20260909T113000Z is now earlier than 20260909T115500Z (20260909T120000Z - 5 min.)',
    },
    /clock is off by about 30 m.* behind/,
  ],
  [
    'a signature of the future',
    {
      kind: 'credentials',
      name: 'InvalidSignatureException',
      status: 403,
      message:
        'Signature not yet current: 20260909T140000Z is still later than 20260909T120500Z (20260909T120000Z + 5 min.)',
    },
    /clock is off by about 2 h.* ahead/,
  ],
  [
    '400',
    { kind: 'invalidRequest', name: 'InvalidRequestException', status: 400, message: 'The ARN is odd.' },
    /AWS says: The ARN is odd\./,
  ],
  ['500', { kind: 'unavailable', name: 'ServiceException', status: 500 }, /AWS internal error/],
  [
    'an empty body',
    {
      kind: 'unreadable',
      name: 'UnreadableResponse',
      message: 'The response is not from Image Builder: it is empty.',
    },
    /empty response/,
  ],
  ['truncated JSON', { kind: 'unreadable', name: 'TruncatedResponse' }, /response is incomplete/],
])('%s is named as such, without a next step about IAM or sign-in', (_, facts, words) => {
  const { title, nextStep } = describeError(failed(facts));
  expect(`${title}. ${nextStep}`).toMatch(words);
  expect(`${title}. ${nextStep}`).not.toMatch(/identity needs|your administrator|Sign in again/);
});

test('a 404 of something that was listed before means that it was deleted', () => {
  const missing = failed({ kind: 'notFound', name: 'ResourceNotFoundException', status: 404 });
  expect(describeError(missing, { wasListed: true }).title).toBe('it was deleted');
});

test('shows deceptive characters of a service message as code points', () => {
  const error = failed({ kind: 'invalidRequest', message: 'evil\u202Etext' });
  expect(describeError(error).nextStep).toContain('⟨U+202E⟩');
});

test('an error has the request ids of AWS and of CloudFront, as far as there are any', () => {
  const error = failed({ kind: 'unavailable', name: 'HTTP 503', status: 503, cloudFrontId: 'cf-1' });
  expect(describeError(error).requestIds).toEqual([{ label: 'CloudFront request ID', id: 'cf-1' }]);
  const both = failed({
    kind: 'forbidden',
    name: 'ForbiddenException',
    requestId: 'r-1',
    cloudFrontId: 'cf-1',
  });
  expect(describeError(both).requestIds).toEqual([
    { label: 'Request ID', id: 'r-1' },
    { label: 'CloudFront request ID', id: 'cf-1' },
  ]);
  expect(describeError(failed({ kind: 'network', name: 'NetworkError' })).requestIds).toEqual([]);
});

test('detail and request id are cut at a length that can be read', () => {
  const facts = {
    name: 'ServiceException',
    message: 'x'.repeat(5_000),
    status: 500,
    requestId: 'r'.repeat(5_000),
  };
  const { detail, requestIds } = describeError(failed(facts));
  expect(detail).toMatch(/^HTTP 500, ServiceException: x+$/);
  expect(detail.length).toBeLessThan(700);
  expect(requestIds[0]?.id).toHaveLength(100);
});

test('distinguishes rejected tokens from failed requests', () => {
  const repeated = new RepeatedTokenError('t');
  const unreadable = new InvalidStartingTokenError('a___b___c', 'it has more ___ parts');
  expect(toListError(repeated, 'ListImages')).toBe(repeated);
  expect(toListError(unreadable, 'ListImages')).toBe(unreadable);
  expect(describeError(repeated).title).toBe('AWS returned the same page token again');
  expect(describeError(unreadable)).toMatchObject({
    title: 'the starting token is invalid',
    detail: expect.stringContaining('a___b___c'),
  });
  expect(toListError(new TypeError('Failed to fetch'), 'ListImages')).toMatchObject({ kind: 'network' });
});
