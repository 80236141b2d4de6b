/** Images as GetImage and the lists write them. */
import { parseBuildArn, versionArnOf } from '../arns.ts';
import { timestamp } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import { tamperWithImage } from '../faults/rows.ts';
import type { BuildPlan, ExecutionPlan } from '../plans/plan.ts';
import { workflowArn } from '../plans/workflow.ts';
import type { Timeline } from '../projection/timed.ts';
import { stateAt } from '../projection/view.ts';
import { placeOf } from './execution.ts';
import { failureContext } from './failureContext.ts';
import { outputResources } from './outputs.ts';
import { distributionConfiguration, infrastructureConfiguration, recipe } from './resources.ts';

export interface ImageContext {
  readonly plan: BuildPlan;
  readonly timeline: Timeline;
  readonly seed: number;
  readonly now: number;
}

const tags = { team: 'platform', 'cost-centre': '4711' };

/** The name of a pipeline as an ARN of this build's region and account. */
export function pipelineArnOf(plan: BuildPlan, pipeline: string): string {
  const { partition, region, accountId } = placeOf(plan);
  return `arn:${partition}:imagebuilder:${region}:${accountId}:image-pipeline/${pipeline}`;
}

/**
 * What the list of one version's builds shows of one. Only that list has the changes of a sentinel: a client that can't read
 * them, such as botocore, would otherwise lose the whole account's list.
 */
export function ownImageSummary(context: ImageContext): JsonObject {
  return tamperWithImage(context.plan, imageSummary(context));
}

/** What a list of builds shows of one. */
export function imageSummary({ plan, timeline, seed, now }: ImageContext): JsonObject {
  const parts = parseBuildArn(plan.arn);
  return {
    arn: plan.arn,
    name: plan.image.name,
    type: plan.image.type,
    version: `${parts?.version}/${parts?.build}`,
    platform: plan.image.platform,
    osVersion: plan.image.osVersion,
    state: state(timeline, now),
    owner: parts?.accountId,
    dateCreated: timestamp(timeline.createdAt),
    outputResources: outputResources(plan, timeline, seed, now),
    tags,
    ...source(plan),
    ...logging(plan),
  };
}

/** What the list of images shows: one entry a version. */
export function imageVersion({ plan, timeline }: ImageContext): JsonObject {
  const parts = parseBuildArn(plan.arn);
  return {
    arn: versionArnOf(plan.arn),
    name: plan.image.name,
    type: plan.image.type,
    version: parts?.version,
    platform: plan.image.platform,
    osVersion: plan.image.osVersion,
    owner: parts?.accountId,
    dateCreated: timestamp(timeline.createdAt),
    ...source(plan),
  };
}

/** The whole image. */
export function imageDetail(context: ImageContext): JsonObject {
  const { plan, timeline, seed, now } = context;
  const parts = parseBuildArn(plan.arn);
  const { pipeline, type, scans } = plan.image;
  const failure = failureContext(plan, timeline, now);
  return tamperWithImage(plan, {
    arn: plan.arn,
    type,
    name: plan.image.name,
    version: `${parts?.version}/${parts?.build}`,
    platform: plan.image.platform,
    enhancedImageMetadataEnabled: true,
    osVersion: plan.image.osVersion,
    state: { ...state(timeline, now), ...(failure ? { failureContext: failure } : {}) },
    [type === 'AMI' ? 'imageRecipe' : 'containerRecipe']: recipe(plan),
    ...(pipeline === undefined
      ? {}
      : { sourcePipelineName: pipeline, sourcePipelineArn: pipelineArnOf(plan, pipeline) }),
    infrastructureConfiguration: infrastructureConfiguration(plan),
    distributionConfiguration: distributionConfiguration(plan),
    imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
    dateCreated: timestamp(timeline.createdAt),
    outputResources: outputResources(plan, timeline, seed, now),
    tags,
    ...source(plan),
    imageScanningConfiguration: { imageScanningEnabled: scans ?? false },
    executionRole: `arn:${parts?.partition}:iam::${parts?.accountId}:role/ImageBuilderExecution`,
    workflows: workflows(plan),
    ...logging(plan),
  });
}

function state(timeline: Timeline, now: number): JsonObject {
  const { status, reason } = stateAt(timeline, now);
  return { status, ...(reason === undefined ? {} : { reason }) };
}

function source(plan: BuildPlan): JsonObject {
  const { buildType = 'USER_INITIATED' } = plan;
  return { buildType, imageSource: buildType === 'IMPORT' ? 'IMPORTED' : 'CUSTOM' };
}

function logging(plan: BuildPlan): JsonObject {
  return plan.logGroupName === undefined ? {} : { loggingConfiguration: { logGroupName: plan.logGroupName } };
}

/** At most ten: the list of a build made of thousands would say nothing. */
function workflows(plan: BuildPlan): readonly JsonObject[] {
  const place = placeOf(plan);
  const configuration = ({ workflow, group, onFailure }: ExecutionPlan): JsonObject => ({
    workflowArn: workflowArn(workflow, place),
    ...(group === undefined ? {} : { parallelGroup: group }),
    ...(onFailure === undefined ? {} : { onFailure }),
  });
  return plan.executions.slice(0, 10).map(configuration);
}
