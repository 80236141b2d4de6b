import { parseBuildArn, versionArnOf } from '../arns.ts';
import { ServiceError, notAuthorized } from '../errors.ts';
import { refuseImage } from '../faults/operations.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { stateAt } from '../projection/view.ts';
import {
  imageDetail,
  imageSummary,
  imageVersion,
  ownImageSummary,
  pipelineArnOf,
  type ImageContext,
} from '../wire/image.ts';
import { flag, requirePattern } from '../validation.ts';
import { filtersOf, matches } from './filters.ts';
import { optional, page, requirePlan, type Call, type OperationHandler } from './operation.ts';

function contextOf(call: Call, plan: BuildPlan): ImageContext {
  return { plan, timeline: call.account.timelineOf(plan), seed: call.account.seed, now: call.account.now() };
}

const filterNames = ['name', 'osVersion', 'platform', 'type', 'version'];
const owners = new Set(['Self', 'Shared', 'Amazon', 'ThirdParty', 'AWSMarketplace']);

/** Image versions of the account, by name. One entry a version, however many builds it has. */
const listImages: OperationHandler = (call) => {
  const { owner = 'Self' } = call.input;
  const byName = flag(call.input, 'byName') ?? false;
  const includeDeprecated = flag(call.input, 'includeDeprecated') ?? false;
  if (typeof owner !== 'string' || !owners.has(owner)) {
    throw new ServiceError(
      'InvalidRequestException',
      `1 validation error detected: Value '${String(owner)}' at 'owner' failed to satisfy constraint: Member must satisfy enum value set: [${[...owners].join(', ')}]`,
    );
  }
  const filters = filtersOf(call.input, filterNames);
  if (byName && filters.has('version')) {
    throw new ServiceError(
      'InvalidRequestException',
      "The filter 'version' can't be used with byName, which lists the latest version of each name.",
    );
  }
  const versions = new Map<string, BuildPlan>();
  // The account's own deprecated images are listed; includeDeprecated is about the images of other owners.
  for (const plan of owner === 'Self' ? call.account.plansIn(call.region) : []) {
    if (matches(filters, filterable(plan))) versions.set(versionArnOf(plan.arn), plan);
  }
  const sorted = [...versions.values()].toSorted((a, b) => byNumber(a.arn, b.arn));
  const shown = byName ? newestOfEachName(sorted) : sorted;
  const scope = `images/${call.region}/${JSON.stringify([owner, [...filters], byName, includeDeprecated])}`;
  const { rows, nextToken } = page(call, scope, shown, (plan) => imageVersion(contextOf(call, plan)));
  return { requestId: call.requestId, imageVersionList: rows, ...optional('nextToken', nextToken) };
};

/** The builds of one image version, or of all, newest first. */
const listImageBuildVersions: OperationHandler = (call) => {
  const arn =
    call.input['imageVersionArn'] === undefined
      ? undefined
      : requirePattern(call.input, 'imageVersionArn', 'imageVersionArn');
  const filters = filtersOf(call.input, filterNames);
  const builds = newestFirst(
    call.account
      .plansIn(call.region)
      .filter((plan) => arn === undefined || versionArnOf(plan.arn) === arn)
      .filter((plan) => matches(filters, filterable(plan))),
  );
  if (arn !== undefined && builds.length === 0 && filters.size === 0) {
    throw new ServiceError('ResourceNotFoundException', `The resource with ARN '${arn}' does not exist.`);
  }
  const scope = `builds/${call.region}/${arn ?? ''}/${JSON.stringify([...filters])}`;
  const summary = arn === undefined ? imageSummary : ownImageSummary;
  const { rows, nextToken } = page(call, scope, builds, (plan) => summary(contextOf(call, plan)));
  return { requestId: call.requestId, imageSummaryList: rows, ...optional('nextToken', nextToken) };
};

/** The builds of one pipeline, newest first. */
const listImagePipelineImages: OperationHandler = (call) => {
  const arn = requirePattern(call.input, 'imagePipelineArn', 'imagePipelineArn');
  const filters = filtersOf(call.input, ['name', 'version']);
  const all = call.account
    .plansIn(call.region)
    .filter((plan) => plan.image.pipeline !== undefined && pipelineArnOf(plan, plan.image.pipeline) === arn);
  if (!call.account.findPipeline(arn)) {
    throw new ServiceError('ResourceNotFoundException', `The resource with ARN '${arn}' does not exist.`);
  }
  const builds = newestFirst(all.filter((plan) => matches(filters, filterable(plan))));
  const scope = `pipeline/${arn}/${JSON.stringify([...filters])}`;
  const { rows, nextToken } = page(call, scope, builds, (plan) => imageSummary(contextOf(call, plan)));
  return { requestId: call.requestId, imageSummaryList: rows, ...optional('nextToken', nextToken) };
};

/** One build. A version ARN, with or without wildcards, selects its latest AVAILABLE build. */
const getImage: OperationHandler = (call) => {
  const arn = requirePattern(call.input, 'imageBuildVersionArn', 'imageVersionOrBuildArn');
  const plan = parseBuildArn(arn) ? requirePlan(call, arn) : latestAvailable(call, arn);
  if (refuseImage(plan)) throw new ServiceError('AccessDeniedException', notAuthorized('GetImage', plan.arn));
  return { requestId: call.requestId, image: imageDetail(contextOf(call, plan)) };
};

function latestAvailable(call: Call, versionArn: string): BuildPlan {
  const [resource = '', version = ''] = splitVersion(versionArn);
  const wanted = version.split('.');
  const now = call.account.now();
  const available = call.account.plansIn(call.region).filter((plan) => {
    const [name, number = ''] = splitVersion(versionArnOf(plan.arn));
    return (
      name === resource &&
      number.split('.').every((part, at) => wanted[at] === 'x' || wanted[at] === part) &&
      stateAt(call.account.timelineOf(plan), now).status === 'AVAILABLE'
    );
  });
  const [latest] = available.toSorted((a, b) => byNumber(b.arn, a.arn));
  return latest ?? requirePlan(call, versionArn);
}

/** Orders ARNs with the numbers in them by value: 1.10.0/2 comes after 1.9.0/12. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function splitVersion(versionArn: string): readonly string[] {
  const at = versionArn.lastIndexOf('/');
  return [versionArn.slice(0, at), versionArn.slice(at + 1)];
}

function newestFirst(plans: readonly BuildPlan[]): readonly BuildPlan[] {
  return plans.toSorted((a, b) => a.createdAgo - b.createdAgo || (a.arn < b.arn ? 1 : -1));
}

function newestOfEachName(plans: readonly BuildPlan[]): readonly BuildPlan[] {
  return [...new Map(plans.map((plan) => [plan.image.name, plan])).values()];
}

function filterable(plan: BuildPlan): Readonly<Record<string, string>> {
  return {
    name: plan.image.name,
    osVersion: plan.image.osVersion,
    platform: plan.image.platform,
    type: plan.image.type,
    version: parseBuildArn(plan.arn)?.version ?? '',
  };
}

export const imageHandlers = {
  ListImages: listImages,
  ListImageBuildVersions: listImageBuildVersions,
  ListImagePipelineImages: listImagePipelineImages,
  GetImage: getImage,
};
