/** Long lists, and the three pages that sentinels play with. */
import { days, hours, seconds } from '../clock.ts';
import { build, built, run } from './build.ts';
import { curlFailure } from './failing.ts';
import { executeComponents, launch, skipped, terminate, withStep } from './steps.ts';
import type { BuildPlan, ExecutionPlan, StepPlan } from './plan.ts';
import type { CatalogKey } from '../catalog.ts';
import type { Workflow } from './plan.ts';

const quickTest: Workflow = {
  type: 'TEST',
  name: 'quick-test',
  version: '1.0.0/1',
  owner: 'self',
  description: 'One component on a small instance',
  steps: [
    launch('LaunchTestInstance', { takes: seconds(19) }),
    executeComponents('ApplyTestComponents', 'LaunchTestInstance', { takes: seconds(8) }),
    terminate('TerminateTestInstance', 'LaunchTestInstance', { takes: seconds(2) }),
  ],
};

export const manyWorkflows: readonly Workflow[] = [quickTest];

const failing: readonly StepPlan[] = withStep(quickTest.steps, 'ApplyTestComponents', {
  ...curlFailure,
  takes: seconds(11),
});
const skipping: readonly StepPlan[] = quickTest.steps.map((step) =>
  step.name === 'ApplyTestComponents' ? skipped(step) : step,
);
const groups = ['smoke', 'functional', 'load+soak', undefined];

/** `count` tests, a few of which fail without ending the build. */
function tests(count: number): readonly ExecutionPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const steps = index % 23 === 7 ? failing : index % 9 === 4 ? skipping : quickTest.steps;
    const group = groups[Math.floor(index / 5) % groups.length];
    return run(quickTest, steps, {
      onFailure: 'CONTINUE',
      ...(group === undefined ? {} : { group: `${group}-${Math.floor(index / 5)}` }),
    });
  });
}

/** A build with this many executions: a build workflow, then tests. */
export function manyExecutions(key: CatalogKey, count: number, change: Partial<BuildPlan> = {}): BuildPlan {
  return build(key, { executions: [built, ...tests(count - 1)], createdAgo: hours(9), ...change });
}

/** Rows of a sentinel: three pages of 25, 25 and 10. */
export function threePages(key: CatalogKey): BuildPlan {
  return manyExecutions(key, 60);
}

export const fortyExecutions = () => manyExecutions('fortyExecutions', 40);

export const twelveThousand = () => manyExecutions('twelveThousand', 12_000, { createdAgo: days(20) });
