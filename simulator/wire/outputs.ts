import { parseBuildArn } from '../arns.ts';
import type { JsonObject } from '../json.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { amiOf } from '../projection/facts.ts';
import type { Timeline } from '../projection/timed.ts';
import { stateAt } from '../projection/view.ts';

/**
 * The AMIs or containers of a build by now. They are there once distribution has begun; where it failed, the copy in the
 * region that failed says so, and the others exist all the same.
 */
export function outputResources(plan: BuildPlan, timeline: Timeline, seed: number, now: number): JsonObject {
  const parts = parseBuildArn(plan.arn);
  if (!parts || now < timeline.distributedAt) return {};
  const state = stateAt(timeline, now);
  const regions = plan.regions ?? [parts.region];
  if (plan.image.type === 'DOCKER') {
    if (state.status !== 'AVAILABLE') return {};
    return {
      containers: regions.map((region) => ({
        region,
        imageUris: [
          `${parts.accountId}.dkr.ecr.${region}.amazonaws.com/${plan.image.repository ?? parts.name}:${parts.version}-${parts.build}`,
          `${parts.accountId}.dkr.ecr.${region}.amazonaws.com/${plan.image.repository ?? parts.name}:latest`,
        ],
      })),
    };
  }
  const done = state.status !== 'DISTRIBUTING';
  const failures = done ? failedRegions(plan, timeline) : [];
  const ami = (region: string): JsonObject => {
    const failed = failures.find(
      (each) => each.region === region && each.imageConfigurationStep === undefined,
    );
    const name = `${plan.image.name} ${parts.version}-${parts.build}`;
    const common = {
      region,
      name,
      description: `${name}, made by EC2 Image Builder`,
      accountId: parts.accountId,
    };
    return failed
      ? { ...common, state: { status: 'FAILED', reason: failed.errorMessage } }
      : { ...common, image: amiOf(seed, plan.arn, region), state: { status: 'AVAILABLE' } };
  };
  return { amis: regions.filter((region) => done || region === parts.region).map(ami) };
}

/** The regions that the build could not be distributed to, as far as its current attempt goes. */
export function failedRegions(plan: BuildPlan, timeline: Timeline) {
  const step = timeline.failedStep?.step.plan.failure?.regions;
  if (step) return step;
  const byService = timeline.failedStep === undefined && timeline.milestones.at(-1)?.status === 'FAILED';
  return byService ? (plan.distribution?.failsWith?.regions ?? []) : [];
}
