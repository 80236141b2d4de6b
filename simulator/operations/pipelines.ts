import { ServiceError } from '../errors.ts';
import { refuseStart } from '../faults/writes.ts';
import type { PipelinePlan } from '../plans/pipeline.ts';
import type { BuildPlan } from '../plans/plan.ts';
import type { ImageContext } from '../wire/image.ts';
import { pipelineRow } from '../wire/pipeline.ts';
import { requirePattern, requireText, shown } from '../validation.ts';
import { filtersOf, matches } from './filters.ts';
import type { Ledger } from './ledger.ts';
import { optional, page, type Call, type OperationHandler } from './operation.ts';

const filterNames = [
  'description',
  'distributionConfigurationArn',
  'imageRecipeArn',
  'infrastructureConfigurationArn',
  'name',
  'status',
];

/** The region's pipelines, by name. */
const listImagePipelines: OperationHandler = (call) => {
  const filters = filtersOf(call.input, filterNames);
  const plans = call.account.plansIn(call.region);
  const all = call.account
    .pipelinesIn(call.region)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((pipeline) => describe(call, pipeline, plans));
  const matching = all.filter((pipeline) =>
    matches(
      filters,
      Object.fromEntries(filterNames.map((member) => [member, shown(pipeline[member] ?? '')])),
    ),
  );
  const scope = `pipelines/${call.region}/${JSON.stringify([...filters])}`;
  const { rows, nextToken } = page(call, scope, matching, (pipeline) => pipeline);
  return { requestId: call.requestId, imagePipelineList: rows, ...optional('nextToken', nextToken) };
};

const getImagePipeline: OperationHandler = (call) => {
  const pipeline = requirePipeline(call, requirePattern(call.input, 'imagePipelineArn', 'imagePipelineArn'));
  return {
    requestId: call.requestId,
    imagePipeline: describe(call, pipeline, call.account.plansIn(call.region)),
  };
};

/** Starts a build at once, of a disabled pipeline too. */
function startImagePipelineExecution(ledger: Ledger): OperationHandler {
  return (call) => {
    const imagePipelineArn = requirePattern(call.input, 'imagePipelineArn', 'imagePipelineArn');
    const clientToken = requireText(call.input, 'clientToken', 1, 64);
    const pipeline = requirePipeline(call, imagePipelineArn);
    refuseStart(pipeline);
    return ledger.once('StartImagePipelineExecution', clientToken, { imagePipelineArn }, () => ({
      requestId: call.requestId,
      clientToken,
      imageBuildVersionArn: call.account.start(pipeline).arn,
    }));
  };
}

/** A pipeline of the region requested, or the service's 404. */
function requirePipeline(call: Call, arn: string): PipelinePlan {
  const pipeline = call.account.findPipeline(arn);
  if (!pipeline || pipeline.region !== call.region) {
    throw new ServiceError('ResourceNotFoundException', `The resource with ARN '${arn}' does not exist.`);
  }
  return pipeline;
}

function describe(call: Call, pipeline: PipelinePlan, plans: readonly BuildPlan[]) {
  const now = call.account.now();
  const builds = plans
    .filter(({ image }) => image.pipeline === pipeline.name)
    .toSorted((a, b) => a.createdAgo - b.createdAgo)
    .map((plan): ImageContext => ({
      plan,
      timeline: call.account.timelineOf(plan),
      seed: call.account.seed,
      now,
    }));
  return pipelineRow(pipeline, builds, now);
}

export const pipelineHandlers = (ledger: Ledger) => ({
  ListImagePipelines: listImagePipelines,
  GetImagePipeline: getImagePipeline,
  StartImagePipelineExecution: startImagePipelineExecution(ledger),
});
