/** The pipelines of the Regions where the catalog's builds are: those that made some of them, and the sentinels of a start. */
import { accountId, parseBuildArn } from '../arns.ts';
import {
  startSentinelKeys,
  startSentinelRegion,
  startSentinels,
  type StartSentinelKey,
} from '../catalog/pipelines.ts';
import { allPlans } from './account.ts';
import { built, tested } from './build.ts';
import { goldenAmi, linuxImage, paymentsContainer, windowsServer, type ImageFamily } from './families.ts';
import { arnOfBuild, type PipelinePlan } from './pipeline.ts';
import type { BuildPlan } from './plan.ts';
import type { Series } from './series.ts';

type Given = Partial<PipelinePlan> & { readonly name: string };

function pipelineOf(image: ImageFamily, given: Given): PipelinePlan {
  return {
    accountId,
    region: 'us-east-1',
    version: '1.0.0',
    status: 'ENABLED',
    image: { ...image, pipeline: given.name },
    started: { executions: [built, tested] },
    ...given,
  };
}

function sentinel(key: StartSentinelKey): PipelinePlan {
  const { arn, what } = startSentinels[key];
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return pipelineOf(linuxImage(name), { name, description: what, region: startSentinelRegion });
}

const pipelines: readonly PipelinePlan[] = [
  pipelineOf(windowsServer, {
    name: 'weekly-windows',
    description: 'Windows Server 2022 with the month’s updates',
    version: '2.0.0',
    schedule: { expression: 'cron(0 3 ? * sun *)', timezone: 'Etc/UTC', condition: 'EXPRESSION_MATCH_ONLY' },
  }),
  pipelineOf(paymentsContainer, {
    name: 'payments-container',
    description: 'The payments API’s container image',
    version: '3.2.0',
  }),
  ...['eu-west-1', 'cn-north-1', 'us-gov-west-1'].map((region) =>
    pipelineOf(goldenAmi, { name: 'nightly-golden', region, version: '1.4.2' }),
  ),
  ...startSentinelKeys.map(sentinel),
];

/** Pipelines that start a build only when a user does. */
export function catalogSeries(epoch: number): readonly Series[] {
  return pipelines.map((pipeline): Series => {
    const last = lastBuild(pipeline);
    return {
      pipeline,
      builds: (_now, starts) =>
        starts.map((at, index): BuildPlan => ({
          arn: arnOfBuild(pipeline, last + 1 + index),
          image: pipeline.image,
          createdAgo: epoch - at,
          ...pipeline.started,
        })),
    };
  });
}

/** The highest build number of the catalog for what this pipeline builds; 0 without one. */
function lastBuild(pipeline: PipelinePlan): number {
  const prefix = arnOfBuild(pipeline, 0).slice(0, -1);
  const numbers = allPlans()
    .filter(({ arn }) => arn.startsWith(prefix))
    .map(({ arn }) => Number(parseBuildArn(arn)?.build));
  return Math.max(0, ...numbers);
}
