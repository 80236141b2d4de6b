import { describe, expect, test } from 'vitest';
import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import { getImage } from '../aws/imagebuilder/operations/getImage.ts';
import { listWorkflowExecutions } from '../aws/imagebuilder/operations/listWorkflowExecutions.ts';
import { ServiceError } from '../aws/serviceError.ts';
import { catalog } from '../../simulator/catalog.ts';
import { simulatedClient } from '../testing/simulatedClient.ts';
import { emptinessOf } from './emptiness.ts';
import { explainError } from './explainError.ts';

const now = Date.parse('2026-09-09T12:00:00.000Z');

const account = (region: string) => simulatedClient({ region, clock: { now: () => now } }).client;

describe('an empty list is explained', () => {
  test.each([
    ['notStarted', 'notStarted'],
    ['failedBeforeWorkflow', 'failedBeforeAnyWorkflow'],
    ['expired', 'recordsExpired'],
    ['noRecords', 'imported'],
  ] as const)('%s: %s', async (key, kind) => {
    const imageBuildVersionArn = catalog[key].arn;
    const build = parseImageBuildVersionArn(imageBuildVersionArn);
    if (!build) throw new Error(`${imageBuildVersionArn} is not the ARN of a build`);
    const client = account(build.region);
    const list = await listWorkflowExecutions(client, { imageBuildVersionArn });
    expect(list.workflowExecutions).toEqual([]);
    const image = await getImage(client, { imageBuildVersionArn });
    expect(emptinessOf({ build, image, listMessage: list.message, now }).kind).toBe(kind);
  });
});

const errorOf = async (arn: string, region = 'us-east-1') => {
  const client = account(region);
  const error = await getImage(client, { imageBuildVersionArn: arn }).catch((reason: unknown) => reason);
  if (!(error instanceof ServiceError)) throw new Error('it was answered');
  return explainError(error, { build: parseImageBuildVersionArn(arn), region });
};

describe('an error is explained', () => {
  test('a build that does not exist', async () => {
    expect(await errorOf(catalog.doesNotExist.arn)).toMatchObject({ cause: 'notFound' });
  });

  test('a build of another region', async () => {
    expect(await errorOf(catalog.otherRegion.arn)).toMatchObject({
      cause: 'wrongRegion',
      nextStep: 'Open it in eu-west-1.',
    });
  });

  test('an image that may not be read', async () => {
    expect(await errorOf(catalog.forbiddenImage.arn)).toMatchObject({
      permission: { action: 'imagebuilder:GetImage', resource: catalog.forbiddenImage.arn },
    });
  });
});
