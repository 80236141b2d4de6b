/** Steps of a distribution workflow. Their outputs are a list with an entry a region. */
import { minutes, seconds, timestamp } from '../clock.ts';
import type { Json } from '../json.ts';
import type { StepFacts, StepPlan } from './plan.ts';

export interface RegionOutcome {
  readonly region: string;
  readonly status: 'Completed' | 'Failed' | 'Cancelled' | 'TimedOut';
  readonly errorMessage?: string;
}

/** The regions the account's AMIs usually go to. */
export const usualRegions: readonly RegionOutcome[] = ['us-east-1', 'us-west-2', 'eu-west-1'].map(
  (region) => ({
    region,
    status: 'Completed',
  }),
);

/** What a distribution step puts out: how it went in each region. */
export function regionList(facts: StepFacts, step: string, outcomes: readonly RegionOutcome[]): Json {
  return outcomes.map((outcome) => ({
    region: outcome.region,
    name: `${facts.imageName} ${facts.version}-${facts.build}`,
    ...(outcome.status === 'Completed' ? { amiId: facts.ami(outcome.region) } : {}),
    accountId: facts.accountId,
    creationDate: timestamp(facts.startedAt),
    endDate: timestamp(facts.endedAt),
    status: outcome.status,
    step,
    ...(outcome.errorMessage === undefined ? {} : { errorMessage: outcome.errorMessage }),
  }));
}

export function distributeImage(
  outcomes: readonly RegionOutcome[] = usualRegions,
  change: Partial<StepPlan> = {},
): StepPlan {
  return {
    name: 'DistributeImage',
    action: 'DistributeImage',
    description: 'Copy the image to each region and account of the distribution settings',
    takes: minutes(3) + seconds(41),
    ends: 'COMPLETED',
    inputs: { 'distributionConfiguration.$': '$.imagebuilder.distributionConfiguration' },
    outputs: (facts) => regionList(facts, 'DISTRIBUTE_IMAGE', outcomes),
    timeoutSeconds: 6 * 3600,
    ...change,
  };
}

export const modifyImageAttributes: StepPlan = {
  name: 'ModifyImageAttributes',
  action: 'ModifyImageAttributes',
  description: 'Launch permissions and tags of the copies',
  takes: seconds(12),
  ends: 'COMPLETED',
  inputs: { 'distributedImages.$': '$.stepOutputs.DistributeImage' },
  outputs: (facts) => regionList(facts, 'MODIFY_IMAGE_ATTRIBUTES', usualRegions),
  timeoutSeconds: 2 * 3600,
};

export const applyImageConfigurations: StepPlan = {
  name: 'ApplyImageConfigurations',
  action: 'ApplyImageConfigurations',
  description: 'Launch templates, licences, parameters and fast launch',
  takes: seconds(31),
  ends: 'COMPLETED',
  inputs: { 'distributedImages.$': '$.stepOutputs.ModifyImageAttributes' },
  outputs: (facts) => regionList(facts, 'UPDATE_LAUNCH_TEMPLATES', usualRegions),
  timeoutSeconds: 6 * 3600,
};
