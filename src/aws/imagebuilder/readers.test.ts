import { describe, expect, test } from 'vitest';
import type { AwsClient } from '../client.ts';
import { getImage } from './operations/getImage.ts';
import { getImagePipeline } from './operations/getImagePipeline.ts';
import { getWorkflow } from './operations/getWorkflow.ts';
import { getWorkflowStepExecution } from './operations/getWorkflowStepExecution.ts';
import type { StatusAppearance } from '../../lib/appearance.ts';
import { executionStatusMeaning } from './executionStatus.ts';
import { canImageStillChange, imageStatuses, imageStatusMeaning } from './imageStatus.ts';
import { listImageBuildVersions } from './operations/listImageBuildVersions.ts';
import { listImagePipelineImages } from './operations/listImagePipelineImages.ts';
import { listImagePipelines } from './operations/listImagePipelines.ts';
import { listImages } from './operations/listImages.ts';
import { listWaitingWorkflowSteps } from './operations/listWaitingWorkflowSteps.ts';
import { listWorkflowExecutions } from './operations/listWorkflowExecutions.ts';
import { splitReadable } from './listResponse.ts';
import { listWorkflowStepExecutions } from './operations/listWorkflowStepExecutions.ts';
import { simulatedClient } from '../../testing/simulatedClient.ts';
import { canStepStillChange, rollbackLabel, stepStatuses, stepStatusMeaning } from './stepStatus.ts';

const imageBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';
const imageVersionArn = imageBuildVersionArn.slice(0, -3);
const imagePipelineArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly';
const workflowBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1';
const workflowExecutionId = 'wf-11111111-2222-3333-4444-555555555555';
const stepExecutionId = 'step-11111111-2222-3333-4444-555555555555';

/** The real client, with `json` for every response. */
const responding = (json: unknown): AwsClient =>
  simulatedClient({ respond: () => Response.json(json) }).client;

describe('a list without its list is an error, never an empty list', () => {
  test.each([
    [
      'ListWorkflowStepExecutions',
      (ib: AwsClient) => listWorkflowStepExecutions(ib, { workflowExecutionId }),
    ],
    ['ListWaitingWorkflowSteps', (ib: AwsClient) => listWaitingWorkflowSteps(ib, {})],
    ['ListImages', (ib: AwsClient) => listImages(ib, { owner: 'Self' })],
    ['ListImageBuildVersions', (ib: AwsClient) => listImageBuildVersions(ib, { imageVersionArn })],
    ['ListImagePipelines', (ib: AwsClient) => listImagePipelines(ib, {})],
    ['ListImagePipelineImages', (ib: AwsClient) => listImagePipelineImages(ib, { imagePipelineArn })],
    ['GetImage', (ib: AwsClient) => getImage(ib, { imageBuildVersionArn })],
    ['GetImagePipeline', (ib: AwsClient) => getImagePipeline(ib, { imagePipelineArn })],
    ['GetWorkflow', (ib: AwsClient) => getWorkflow(ib, { workflowBuildVersionArn })],
    ['GetWorkflowStepExecution', (ib: AwsClient) => getWorkflowStepExecution(ib, { stepExecutionId })],
  ])('%s', async (operation, read) => {
    await expect(read(responding({ requestId: 'r' }))).rejects.toMatchObject({
      operation,
      kind: 'unreadable',
      retryable: true,
    });
  });
});

test('keeps each element at its place, and drops a malformed field alone', async () => {
  const page = await listWorkflowStepExecutions(
    responding({
      steps: [
        { stepExecutionId, name: 7, status: 'FAILED', attemptNumber: 2, maxAttempts: -1, brandNew: true },
        null,
        'x',
      ],
    }),
    { workflowExecutionId },
  );
  expect(page.steps).toHaveLength(3);
  expect(page.steps[0]).toMatchObject({
    stepExecutionId,
    status: 'FAILED',
    attemptNumber: 2,
    raw: { name: 7, brandNew: true },
  });
  expect(page.steps[0]?.name).toBeUndefined();
  expect(page.steps[0]?.maxAttempts).toBeUndefined();
  expect(page.steps[1]?.raw).toEqual({ unreadable: null });
  expect(splitReadable(page.steps)).toEqual({ items: [page.steps[0]], dropped: 2 });
});

test.each([[7], [true], [{}], [['t1']]])(
  'reports a nextToken of %j as an error beside the items',
  async (nextToken) => {
    const page = await listWorkflowExecutions(responding({ workflowExecutions: [{}], nextToken }), {
      imageBuildVersionArn,
    });
    expect(page.workflowExecutions).toHaveLength(1);
    expect(page.nextToken).toBeUndefined();
    expect(page.nextTokenError).toMatchObject({
      operation: 'ListWorkflowExecutions',
      kind: 'unreadable',
      message: expect.stringContaining('its nextToken is not text'),
    });
  },
);

test.each([[null], ['']])('reads a nextToken of %j as the end', async (nextToken) => {
  const page = await listImages(responding({ imageVersionList: [], nextToken }), {});
  expect(page.nextTokenError).toBeUndefined();
});

test('reads an image name as its owner wrote it, and tolerates missing members', async () => {
  const empty = await getImage(responding({ image: {} }), { imageBuildVersionArn });
  expect(empty).toMatchObject({ workflows: [], failureContext: undefined, raw: {} });

  const image = await getImage(
    responding({
      image: {
        arn: imageBuildVersionArn,
        name: 'Golden-AMI',
        state: 'FAILED',
        outputResources: { amis: [{ region: 'us-east-1', image: 'ami-0123456789abcdef0' }, 'ami-1', null] },
        infrastructureConfiguration: { instanceTypes: ['m5.large', 3], terminateInstanceOnFailure: false },
        loggingConfiguration: { logGroupName: '/builds' },
      },
    }),
    { imageBuildVersionArn },
  );
  expect(image).toMatchObject({
    name: 'Golden-AMI',
    state: undefined,
    outputResources: { amis: [{ image: 'ami-0123456789abcdef0' }], containers: [] },
    infrastructureConfiguration: { instanceTypes: ['m5.large'], terminateInstanceOnFailure: false },
  });
});

describe('the failure context is read', () => {
  const failureContext = {
    imageStatus: 'INTEGRATING',
    distributionFailure: {
      errorMessage: 'In region eu-west-1 …',
      regionFailures: [
        { region: 'eu-west-1', imageConfigurationStep: 'UPDATE_LAUNCH_TEMPLATES' },
        'eu-west-2',
      ],
    },
  };

  test.each([
    ['inside the state, as the API reference has it', { state: { status: 'FAILED', failureContext } }],
    ['beside the state', { state: { status: 'FAILED' }, failureContext }],
  ])('%s, although the SDK’s model does not have it', async (_, fields) => {
    const read = { failureContext: { distributionFailure: { regionFailures: [{ region: 'eu-west-1' }] } } };
    const image = await getImage(responding({ image: fields }), { imageBuildVersionArn });
    expect(image).toMatchObject(read);
    const builds = await listImageBuildVersions(responding({ imageSummaryList: [fields] }), {
      imageVersionArn,
    });
    expect(builds.imageSummaryList[0]).toMatchObject(read);
  });
});

test('reads onFailure and timeout of a single step', async () => {
  const step = await getWorkflowStepExecution(
    responding({ stepExecutionId, status: 'WAITING', onFailure: 'Continue', timeoutSeconds: 259_200 }),
    { stepExecutionId },
  );
  expect(step).toMatchObject({ status: 'WAITING', onFailure: 'Continue', timeoutSeconds: 259_200 });
});

const appearance = ({ label, tone, shape }: StatusAppearance) => ({ label, tone, shape });

describe('statuses', () => {
  test('unknown ones are shown by their own text and may still change', () => {
    expect(stepStatusMeaning('HIBERNATING')).toMatchObject({ label: 'HIBERNATING', changes: true });
    expect(imageStatusMeaning('HIBERNATING')).toMatchObject({ label: 'HIBERNATING', stage: 'unknown' });
    expect(canImageStillChange('HIBERNATING')).toBe(true);
    expect(canStepStillChange(undefined)).toBe(true);
    expect(stepStatusMeaning('constructor').label).toBe('constructor');
    expect(rollbackLabel('constructor')).toBe('constructor');
  });

  test('those of the User Guide that the API’s enumeration lacks are known', () => {
    expect(stepStatuses).toContain('WAITING');
    expect(stepStatuses).toContain('TIMED_OUT');
    expect(rollbackLabel('NO_ROLLBACK')).toBe('No rollback');
  });

  test('a skipped step is neutral, not a warning', () => {
    expect(stepStatusMeaning('SKIPPED').tone).toBe('neutral');
  });

  test('a step that stayed PENDING after an abort is “Not run” and final', () => {
    expect(canStepStillChange('PENDING')).toBe(true);
    expect(canStepStillChange('PENDING', true)).toBe(false);
    expect(stepStatusMeaning('PENDING').label).toBe('Pending');
    expect(stepStatusMeaning('PENDING', true).label).toBe('Not run');
  });

  test('the same status has the same appearance for images, executions and steps', () => {
    for (const status of ['PENDING', 'CANCELLED', 'FAILED']) {
      expect(appearance(imageStatusMeaning(status))).toEqual(appearance(executionStatusMeaning(status)));
    }
    for (const status of ['PENDING', 'SKIPPED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED']) {
      expect(appearance(stepStatusMeaning(status))).toEqual(appearance(executionStatusMeaning(status)));
    }
  });

  test.each([executionStatusMeaning, imageStatusMeaning, stepStatusMeaning])(
    '%o shows an unknown status by its own text',
    (meaningOf) => {
      expect(meaningOf('LATER\u202e')).toMatchObject({
        tone: 'neutral',
        shape: 'question',
        label: 'LATER⟨U+202E⟩',
      });
      expect(meaningOf(undefined).label).toBe('No status');
      expect(meaningOf('constructor').label).toBe('constructor');
    },
  );

  test('an image that has ended changes no more', () => {
    expect(imageStatuses.filter((status) => !canImageStillChange(status))).toEqual([
      'AVAILABLE',
      'CANCELLED',
      'FAILED',
      'DEPRECATED',
      'DELETED',
      'DISABLED',
    ]);
  });
});
