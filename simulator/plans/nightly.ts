/**
 * The pipeline nightly-golden: whatever the clock says, one of its builds is running. Build 18 (`latestOfPipeline`) started
 * four minutes before the simulator's first moment, and every twelve minutes another follows.
 */
import { arnOf } from '../arns.ts';
import { minutes } from '../clock.ts';
import { goldenAmi } from './families.ts';
import { curlFailure } from './failing.ts';
import { goldenExecutions } from './images.ts';
import { testImage } from './managed.ts';
import type { BuildPlan } from './plan.ts';
import { run } from './build.ts';
import { withStep } from './steps.ts';

const interval = minutes(12);
const firstAgo = minutes(4);
const firstBuild = 18;

/** How many of them lists go back; older ones can still be asked for by ARN. */
const listed = 120;

const failing = goldenExecutions.map((execution) =>
  execution.workflow === testImage
    ? run(testImage, withStep(testImage.steps, 'ApplyTestComponents', curlFailure), { group: 'smoke' })
    : execution,
);

function nightlyPlan(index: number): BuildPlan {
  return {
    arn: arnOf(`image/golden-ami/1.4.2/${firstBuild + index}`),
    image: goldenAmi,
    createdAgo: firstAgo - index * interval,
    executions: index % 5 === 3 ? failing : goldenExecutions,
    regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
    buildType: 'SCHEDULED',
    givesFailureContext: index % 2 === 1,
  };
}

/** How many builds the pipeline has started after `elapsed` ms of the simulator's life. */
function startedAfter(elapsed: number): number {
  return Math.max(0, Math.floor((elapsed + firstAgo) / interval) + 1);
}

/** The pipeline's builds after `elapsed` ms, oldest first: the last 120. */
export function nightlyPlans(elapsed: number): readonly BuildPlan[] {
  const started = startedAfter(elapsed);
  const first = Math.max(0, started - listed);
  return Array.from({ length: started - first }, (_, offset) => nightlyPlan(first + offset));
}

/** The plan of one of the pipeline's builds that has started after `elapsed` ms, or undefined. */
export function findNightlyPlan(arn: string, elapsed: number): BuildPlan | undefined {
  const prefix = arnOf('image/golden-ami/1.4.2/');
  if (!arn.startsWith(prefix)) return undefined;
  const index = Number(arn.slice(prefix.length)) - firstBuild;
  if (!Number.isInteger(index) || index < 0 || index >= startedAfter(elapsed)) return undefined;
  return nightlyPlan(index);
}
