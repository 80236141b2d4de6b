import type { BuildPlan } from '../plans/plan.ts';
import { stateAt } from '../projection/view.ts';
import type { ImageContext } from '../wire/image.ts';
import { pipelineRow } from '../wire/pipeline.ts';
import { shown } from '../validation.ts';
import { filtersOf, matches } from './filters.ts';
import { optional, page, type Call, type OperationHandler } from './operation.ts';

const filterNames = [
  'description',
  'distributionConfigurationArn',
  'imageRecipeArn',
  'infrastructureConfigurationArn',
  'name',
  'status',
];

/** The region's pipelines, by name: those whose builds the account has. */
export const listImagePipelines: OperationHandler = (call) => {
  const filters = filtersOf(call.input, filterNames);
  const builds = new Map<string, BuildPlan[]>();
  for (const plan of call.account.plansIn(call.region)) {
    const { pipeline } = plan.image;
    if (pipeline === undefined) continue;
    const known = builds.get(pipeline);
    if (known) known.push(plan);
    else builds.set(pipeline, [plan]);
  }
  const all = [...builds]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, plans]) => describe(call, name, plans));
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

function describe(call: Call, name: string, plans: readonly BuildPlan[]) {
  const newestFirst = plans
    .toSorted((a, b) => a.createdAgo - b.createdAgo)
    .map((plan) => contextOf(call, plan));
  const ended = newestFirst
    .map(({ timeline, now }) => stateAt(timeline, now).status)
    .filter((status) => status === 'FAILED' || status === 'AVAILABLE');
  const failures = ended.indexOf('AVAILABLE');
  const [newest] = newestFirst;
  if (!newest) throw new Error(`The pipeline ${name} has no builds`);
  return pipelineRow(newest, name, failures === -1 ? ended.length : failures);
}

function contextOf(call: Call, plan: BuildPlan): ImageContext {
  return { plan, timeline: call.account.timelineOf(plan), seed: call.account.seed, now: call.account.now() };
}
