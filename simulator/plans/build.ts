import { catalog, type CatalogKey } from '../catalog.ts';
import { hours } from '../clock.ts';
import { linuxImage } from './families.ts';
import { buildImage, buildImageSteps, distributeImageWorkflow, testImage } from './managed.ts';
import type { BuildPlan, ExecutionPlan, StepPlan } from './plan.ts';
import type { Workflow } from './plan.ts';

/** One run of a workflow, with its own steps unless others are given. */
export function run(
  workflow: Workflow,
  steps?: readonly StepPlan[],
  more: Partial<ExecutionPlan> = {},
): ExecutionPlan {
  return { workflow, steps: steps ?? workflow.steps, ...more };
}

/** build-image with components to apply. */
export const built = run(buildImage, buildImageSteps);
export const tested = run(testImage);
export const distributed = run(distributeImageWorkflow);

/**
 * The plan of a catalog entry. Unless `change` says otherwise it is a Linux image that was built and tested six hours
 * before the simulator's first moment.
 */
export function build(key: CatalogKey, change: Partial<BuildPlan> = {}): BuildPlan {
  const { arn } = catalog[key];
  const name = arn.split('/')[1] ?? key;
  return {
    arn,
    image: linuxImage(name),
    createdAgo: hours(6),
    executions: [built, tested],
    ...change,
  };
}
