/** Sixty builds of one Region that wait for a user: more waiting steps than one page. */
import { catalog } from '../catalog.ts';
import { minutes } from '../clock.ts';
import { life } from './life.ts';
import type { BuildPlan } from './plan.ts';

const [prefix = '', suffix = ''] = catalog.manyWaiting.arn.split('-1/');

/** All but the first, which is in the catalog. They began to wait a minute apart. */
const plans: readonly BuildPlan[] = Array.from({ length: 59 }, (_, index) => ({
  ...life.manyWaiting,
  arn: `${prefix}-${index + 2}/${suffix}`,
  image: { ...life.manyWaiting.image, name: `approvals-${index + 2}` },
  createdAgo: life.manyWaiting.createdAgo - minutes(index + 1),
}));

const byArn = new Map(plans.map((plan) => [plan.arn, plan]));

export function crowdPlans(): readonly BuildPlan[] {
  return plans;
}

export function findCrowdPlan(arn: string): BuildPlan | undefined {
  return byArn.get(arn);
}
