/** Every plan of the account, by its key in the catalog. Plans know no seed and no clock, so they are made once. */
import { catalogKeys, keyOf, type CatalogKey } from '../catalog.ts';
import { days, hours } from '../clock.ts';
import { build, built, run } from './build.ts';
import { crowdPlans, findCrowdPlan } from './crowd.ts';
import { failures } from './failures.ts';
import { images } from './images.ts';
import { life } from './life.ts';
import { logPlans } from './logs.ts';
import { fortyExecutions, threePages, twelveThousand } from './many.ts';
import { oddities } from './oddities.ts';
import { curlFailure } from './failing.ts';
import { testImage } from './managed.ts';
import type { BuildPlan } from './plan.ts';
import { withStep } from './steps.ts';

const failedTest = run(testImage, withStep(testImage.steps, 'ApplyTestComponents', curlFailure));

const plain = {
  ...images,
  ...life,
  ...failures,
  ...oddities,
  ...logPlans,
  expired: build('expired', {
    createdAgo: days(370),
    recordsExpired: true,
    distribution: { takes: hours(1) },
  }),
  noRecords: build('noRecords', {
    createdAgo: days(900),
    executions: [],
    buildType: 'IMPORT',
    finalStatus: 'DEPRECATED',
    distribution: { takes: 0 },
  }),
  stepsForbidden: build('stepsForbidden', { executions: [built, failedTest] }),
  stepsUnavailable: build('stepsUnavailable', { executions: [built, failedTest] }),
  forbiddenImage: build('forbiddenImage'),
} satisfies { readonly [key in CatalogKey]?: BuildPlan };

/** Large plans are made on first use. */
const large: { readonly [key in CatalogKey]?: () => BuildPlan } = { fortyExecutions, twelveThousand };

/** Entries whose builds the pipeline makes, or that have none. */
const elsewhere: ReadonlySet<CatalogKey> = new Set(['latestOfPipeline', 'doesNotExist']);

const made = new Map<CatalogKey, BuildPlan>();

/** The plan of a catalog entry, or undefined for one that no plan stands behind. */
export function planOf(key: CatalogKey): BuildPlan | undefined {
  if (elsewhere.has(key)) return undefined;
  const known = made.get(key);
  if (known) return known;
  const plans: { readonly [key in CatalogKey]?: BuildPlan } = plain;
  const plan = plans[key] ?? large[key]?.() ?? threePages(key);
  made.set(key, plan);
  return plan;
}

/** The plan of an ARN of the catalog, or of the crowd beside it. */
export function planOfArn(arn: string): BuildPlan | undefined {
  const key = keyOf(arn);
  return key ? planOf(key) : findCrowdPlan(arn);
}

/** All plans of the catalog, in its order, then the crowd. */
export function allPlans(): readonly BuildPlan[] {
  return [...catalogKeys.map(planOf).filter((plan) => plan !== undefined), ...crowdPlans()];
}
