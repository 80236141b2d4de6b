/** Pipelines as ListImagePipelines and GetImagePipeline write them. */
import { nextMatch } from '../../src/aws/imagebuilder/schedule.ts';
import { timestamp, minutes } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import { arnOfBuild, arnOfPipeline, type PipelinePlan } from '../plans/pipeline.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { stateAt } from '../projection/view.ts';
import type { ImageContext } from './image.ts';
import { distributionConfiguration, infrastructureConfiguration, recipe } from './resources.ts';

/** One pipeline with its builds so far, the newest first. */
export function pipelineRow(
  pipeline: PipelinePlan,
  builds: readonly ImageContext[],
  now: number,
): JsonObject {
  const { name, description, image, status, logGroupName } = pipeline;
  const [newest] = builds;
  // Its resources are those of a build of it, whether one exists or not.
  const sample = newest?.plan ?? sampleBuild(pipeline);
  const next = nextRun(pipeline, newest);
  return {
    arn: arnOfPipeline(pipeline),
    name,
    ...(description === undefined ? {} : { description }),
    platform: image.platform,
    enhancedImageMetadataEnabled: true,
    [image.type === 'AMI' ? 'imageRecipeArn' : 'containerRecipeArn']: recipe(sample)['arn'],
    infrastructureConfigurationArn: infrastructureConfiguration(sample)['arn'],
    distributionConfigurationArn: distributionConfiguration(sample)['arn'],
    imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
    ...schedule(pipeline),
    status,
    dateCreated: '2026-03-02T09:15:00.000Z',
    dateUpdated: '2026-06-18T14:02:11.000Z',
    ...(newest
      ? {
          dateLastRun: timestamp(newest.timeline.createdAt),
          lastRunStatus: stateAt(newest.timeline, now).status,
        }
      : {}),
    ...(next === undefined || next <= now ? {} : { dateNextRun: timestamp(next) }),
    tags: { team: 'platform' },
    imageScanningConfiguration: { imageScanningEnabled: image.scans ?? false },
    consecutiveFailures: consecutiveFailures(builds, now),
    ...(logGroupName === undefined ? {} : { loggingConfiguration: { pipelineLogGroupName: logGroupName } }),
  };
}

function schedule({ schedule: given }: PipelinePlan): JsonObject {
  if (!given) return {};
  const { expression, timezone, condition, failureCount } = given;
  return {
    schedule: {
      scheduleExpression: expression,
      ...(timezone === undefined ? {} : { timezone }),
      pipelineExecutionStartCondition: condition ?? 'EXPRESSION_MATCH_ONLY',
      ...(failureCount === undefined ? {} : { autoDisablePolicy: { failureCount } }),
    },
  };
}

/** When the schedule matches next; undefined for a pipeline that is disabled or has none. */
function nextRun(
  { status, schedule: given }: PipelinePlan,
  newest: ImageContext | undefined,
): number | undefined {
  if (!given || status === 'DISABLED') return undefined;
  const { expression, timezone } = given;
  const rate = /^rate\((\d+) minutes?\)$/.exec(expression);
  if (rate) return newest && newest.timeline.createdAt + minutes(Number(rate[1]));
  return newest ? nextMatch({ scheduleExpression: expression, timezone }, newest.now) : undefined;
}

/** The builds in a row that failed. One that a user started does not count. */
function consecutiveFailures(builds: readonly ImageContext[], now: number): number {
  const ended = builds
    .filter(({ plan }) => plan.buildType === 'SCHEDULED')
    .map(({ timeline }) => stateAt(timeline, now).status)
    .filter((status) => status === 'FAILED' || status === 'AVAILABLE');
  const last = ended.indexOf('AVAILABLE');
  return last === -1 ? ended.length : last;
}

function sampleBuild(pipeline: PipelinePlan): BuildPlan {
  return { arn: arnOfBuild(pipeline, 1), image: pipeline.image, createdAgo: 0, ...pipeline.started };
}
