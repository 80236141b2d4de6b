import { describe, expect, test } from 'vitest';
import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import { parseImage } from '../aws/imagebuilder/image.ts';
import { ServiceError, type ServiceErrorFacts } from '../aws/serviceError.ts';
import { emptinessOf } from './emptiness.ts';
import { explainError } from './explainError.ts';

const now = Date.parse('2026-09-09T12:00:00.000Z');
const build = buildOf('arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17');

function buildOf(arn: string) {
  const parsed = parseImageBuildVersionArn(arn);
  if (!parsed) throw new Error(`${arn} is not the ARN of a build`);
  return parsed;
}

describe('explains an empty list by the state of the image', () => {
  const young = '2026-09-09T11:00:00.000Z';
  const old = '2025-09-09T11:00:00.000Z';
  const ran = "Workflow Execution ID: 'wf-11111111-2222-3333-4444-555555555555' failed with reason: boom";
  test.each([
    ['notStarted', { state: { status: 'PENDING' } }],
    ['notStarted', { state: { status: 'BUILDING' } }],
    [
      'failedBeforeAnyWorkflow',
      { state: { status: 'FAILED', reason: 'No such profile' }, dateCreated: young },
    ],
    [
      'failedBeforeAnyWorkflow',
      { state: { status: 'FAILED', failureContext: { imageStatus: 'CREATING' } }, dateCreated: old },
    ],
    ['cancelledBeforeAnyWorkflow', { state: { status: 'CANCELLED' }, dateCreated: young }],
    ['recordsExpired', { state: { status: 'AVAILABLE' }, dateCreated: old }],
    ['recordsExpired', { state: { status: 'FAILED', reason: ran }, dateCreated: old }],
    ['recordsExpired', { state: { status: 'FAILED', failureContext: { imageStatus: 'TESTING' } } }],
    ['recordsExpired', { state: { status: 'CANCELLED' }, outputResources: { amis: [{ image: 'ami-1' }] } }],
    ['undecided', { state: { status: 'FAILED', reason: 'No such profile' }, dateCreated: old }],
    ['undecided', { state: { status: 'HIBERNATING' } }],
    ['imported', { state: { status: 'AVAILABLE' }, buildType: 'IMPORT' }],
  ])('%s: %j', (kind, image) => {
    const emptiness = emptinessOf({ build, image: parseImage(image), now });
    expect(emptiness.kind).toBe(kind);
    expect(emptiness.nextStep).not.toBe('');
  });

  test('an image of AWS’s own has no executions in this account', () => {
    const theirs = buildOf('arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/2026.9.1/1');
    expect(emptinessOf({ build: theirs, image: undefined, now }).kind).toBe('ownedByAws');
  });

  test('claims nothing without GetImage', () => {
    expect(emptinessOf({ build, image: undefined, now }).kind).toBe('undecided');
  });
});

const error = (facts: Partial<ServiceErrorFacts>) =>
  new ServiceError({
    operation: 'ListWorkflowExecutions',
    kind: 'forbidden',
    name: 'AccessDeniedException',
    message: '',
    ...facts,
  });

describe('an error is explained for this build', () => {
  const here = { build, region: 'us-east-1' };

  test('access denied: names action and ARN as the service does', () => {
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/Viewer/me is not authorized to perform: imagebuilder:ListWorkflowExecutions on resource: arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17 because no identity-based policy allows it';
    expect(explainError(error({ message }), here)).toMatchObject({
      cause: 'noPermission',
      permission: { action: 'imagebuilder:ListWorkflowExecutions', resource: build.arn },
    });
  });

  test('no permission, when the service message does not name it', () => {
    const forbidden = error({ operation: 'ListWorkflowStepExecutions', name: 'ForbiddenException' });
    expect(explainError(forbidden, { ...here, workflowExecutionId: 'wf-1' }).permission).toEqual({
      action: 'imagebuilder:ListWorkflowStepExecutions',
      resource: 'arn:aws:imagebuilder:us-east-1:111122223333:workflow-execution/wf-1',
    });
  });

  test('a build of another account', () => {
    const message =
      'User: arn:aws:sts::444455556666:assumed-role/Viewer/me is not authorized to perform: imagebuilder:GetImage';
    expect(explainError(error({ message }), here)).toMatchObject({
      cause: 'wrongAccount',
      detail: expect.stringContaining('444455556666'),
    });
    const missing = error({ kind: 'notFound', name: 'ResourceNotFoundException' });
    expect(explainError(missing, { ...here, callerAccount: '444455556666' }).cause).toBe('wrongAccount');
    expect(explainError(missing, { ...here, callerAccount: '111122223333' }).cause).toBe('notFound');
  });

  test('a request to another Region', () => {
    const missing = error({ kind: 'notFound', name: 'ResourceNotFoundException' });
    expect(explainError(missing, { build, region: 'eu-west-1' })).toMatchObject({
      cause: 'wrongRegion',
      nextStep: 'Open it in us-east-1.',
    });
  });

  test.each([
    ['HTML with status 200', { kind: 'unreadable', name: 'UnreadableResponse', status: 200 }],
    ['a web server’s own 404', { kind: 'notFound', name: 'HTTP 404', status: 404 }],
    ['another API', { kind: 'notFound', name: 'UnknownOperationException', status: 404 }],
  ] as const)('the API’s path leads elsewhere: %s', (_, facts) => {
    expect(explainError(error(facts), here).cause).toBe('apiPath');
  });

  test('a firewall’s own 403 and a refusal by the local server never ask for a permission', () => {
    const firewall = explainError(error({ name: 'HTTP 403', status: 403 }), here);
    expect(firewall.title).toBe('Blocked by a firewall in front of this site');
    expect(firewall.permission).toBeUndefined();
    const refused = explainError(
      error({ name: 'ForbiddenException', status: 403, refusedBy: 'local-server' }),
      here,
    );
    expect(refused.title).toBe('The local server of this dashboard refused the request');
    expect(refused.permission).toBeUndefined();
  });

  test('an explicit deny has no policy to copy', () => {
    const message = `User: x is not authorized to perform: imagebuilder:GetImage on resource: ${build.arn} with an explicit deny in a resource-based policy`;
    expect(explainError(error({ message }), here).permission).toBeUndefined();
  });

  test('no network', () => {
    expect(explainError(error({ kind: 'network', name: 'NetworkError' }), here).cause).toBe('noNetwork');
  });

  test('other errors have the same text as in every list', () => {
    const throttled = error({
      kind: 'throttled',
      name: 'CallRateLimitExceededException',
      message: 'Slow down',
    });
    expect(explainError(throttled, here)).toMatchObject({
      cause: 'other',
      title: 'AWS throttles these requests',
    });
  });
});
