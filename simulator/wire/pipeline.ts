/** Pipelines as ListImagePipelines writes them. */
import { timestamp, minutes } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { stateAt } from '../projection/view.ts';
import type { ImageContext } from './image.ts';
import { pipelineArnOf } from './image.ts';
import { distributionConfiguration, infrastructureConfiguration, recipe } from './resources.ts';

const descriptions: Readonly<Record<string, string>> = {
  'nightly-golden': 'The golden Linux AMI, tested in group smoke and sent to three regions',
  'weekly-windows': 'Windows Server 2022 with the month’s updates',
  'payments-container': 'The payments API’s container image',
};

const schedules: Readonly<Record<string, string>> = {
  'nightly-golden': 'rate(12 minutes)',
  'weekly-windows': 'cron(0 3 ? * sun *)',
};

/** One pipeline, seen through its newest build. `failures` is how many of its builds failed in a row. */
export function pipelineRow(newest: ImageContext, pipeline: string, failures: number): JsonObject {
  const { plan, timeline, now } = newest;
  const schedule = schedules[pipeline];
  const image = plan.image;
  return {
    arn: pipelineArnOf(plan, pipeline),
    name: pipeline,
    ...(descriptions[pipeline] === undefined ? {} : { description: descriptions[pipeline] }),
    platform: image.platform,
    enhancedImageMetadataEnabled: true,
    [image.type === 'AMI' ? 'imageRecipeArn' : 'containerRecipeArn']: recipe(plan)['arn'],
    infrastructureConfigurationArn: infrastructureConfiguration(plan)['arn'],
    distributionConfigurationArn: distributionConfiguration(plan)['arn'],
    imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
    ...(schedule === undefined
      ? {}
      : {
          schedule: {
            scheduleExpression: schedule,
            timezone: 'Etc/UTC',
            pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY',
          },
        }),
    status: 'ENABLED',
    dateCreated: '2026-03-02T09:15:00.000Z',
    dateUpdated: '2026-06-18T14:02:11.000Z',
    dateLastRun: timestamp(timeline.createdAt),
    lastRunStatus: stateAt(timeline, now).status,
    ...(schedule === undefined ? {} : { dateNextRun: timestamp(timeline.createdAt + nextAfter(plan)) }),
    tags: { team: 'platform' },
    imageScanningConfiguration: { imageScanningEnabled: image.scans ?? false },
    consecutiveFailures: failures,
  };
}

function nextAfter(plan: BuildPlan): number {
  return plan.image.pipeline === 'nightly-golden' ? minutes(12) : minutes(7 * 24 * 60);
}
