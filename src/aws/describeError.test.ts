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
  ['credentials', 'the credentials are refused', /sign in/i],
  ['notFound', 'this does not exist', /ARN, its account and its region/],
  ['paginationToken', 'AWS no longer takes this page token', /from the beginning/],
  ['unreadable', 'the answer is not Image Builder’s', /proxy/],
  ['deadline', 'no complete answer came in time', /network/],
  ['network', 'no answer came', /online/],
] as const)('%s says what is so and what can be done', (kind, title, advice) => {
  expect(describeError(failed({ kind }))).toMatchObject({ title, advice: expect.stringMatching(advice) });
});

test('a refusal names the action that the identity needs, the one of its own operation', () => {
  expect(describeError(failed({ kind: 'forbidden' })).advice).toContain(
    'imagebuilder:ListWorkflowExecutions',
  );
  expect(describeError(failed({ kind: 'forbidden', operation: 'GetImage' })).advice).toContain(
    'imagebuilder:GetImage',
  );
});

test('the detail has status, name, the service’s words and the request id, and an end', () => {
  const facts = {
    name: 'ServiceException',
    message: 'x'.repeat(5_000),
    status: 500,
    requestId: 'r'.repeat(5_000),
  };
  const { detail } = describeError(failed(facts));
  expect(detail).toMatch(/^HTTP 500, ServiceException: x+ \(request id r+\)$/);
  expect(detail.length).toBeLessThan(800);
});

test('tokens that lead nowhere are told from requests that fail', () => {
  const repeated = new RepeatedTokenError('t');
  const unreadable = new InvalidStartingTokenError('a___b___c', 'it has more ___ parts');
  expect(toListError(repeated, 'ListImages')).toBe(repeated);
  expect(toListError(unreadable, 'ListImages')).toBe(unreadable);
  expect(describeError(repeated).title).toBe('AWS gave the same page token again');
  expect(describeError(unreadable)).toMatchObject({
    title: 'the starting token cannot be read',
    detail: expect.stringContaining('a___b___c'),
  });
  expect(toListError(new TypeError('Failed to fetch'), 'ListImages')).toMatchObject({ kind: 'network' });
});
