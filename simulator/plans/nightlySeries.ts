/**
 * The pipeline nightly-golden: whatever the clock says, one of its builds is running. Build 18 (`latestOfPipeline`) started
 * four minutes before the simulator's first moment, and every twelve minutes another follows.
 */
import { accountId } from '../arns.ts';
import { minutes } from '../clock.ts';
import { run } from './build.ts';
import { curlFailure } from './failing.ts';
import { goldenAmi } from './families.ts';
import { goldenExecutions } from './images.ts';
import { testImage } from './managed.ts';
import { arnOfBuild, type PipelinePlan } from './pipeline.ts';
import type { BuildPlan } from './plan.ts';
import type { Series } from './series.ts';
import { withStep } from './steps.ts';

const interval = minutes(12);
const firstAgo = minutes(4);
const firstBuild = 18;
const regions = ['us-east-1', 'us-west-2', 'eu-west-1'];

/** How many of them lists go back; older ones can still be requested by ARN. */
const listed = 120;

const failing = goldenExecutions.map((execution) =>
  execution.workflow === testImage
    ? run(testImage, withStep(testImage.steps, 'ApplyTestComponents', curlFailure), { group: 'smoke' })
    : execution,
);

const pipeline: PipelinePlan = {
  name: 'nightly-golden',
  accountId,
  region: 'us-east-1',
  description: 'The golden Linux AMI, tested in group smoke and sent to three regions',
  image: goldenAmi,
  version: '1.4.2',
  status: 'ENABLED',
  schedule: { expression: 'rate(12 minutes)', timezone: 'Etc/UTC' },
  started: { executions: goldenExecutions, regions },
};

/** The builds that the pipeline starts, and those that a user starts between them. */
export function nightlySeries(epoch: number): Series {
  const scheduledAt = (index: number) => epoch - firstAgo + index * interval;
  /** How many builds the schedule has started by then. */
  const startedBy = (now: number) => Math.max(0, Math.floor((now - scheduledAt(0)) / interval) + 1);
  const numberOf = (index: number, starts: readonly number[]) =>
    firstBuild + index + starts.filter((at) => at < scheduledAt(index)).length;

  const scheduled = (index: number, starts: readonly number[]): BuildPlan => ({
    arn: arnOfBuild(pipeline, numberOf(index, starts)),
    image: goldenAmi,
    createdAgo: epoch - scheduledAt(index),
    executions: index % 5 === 3 ? failing : goldenExecutions,
    regions,
    buildType: 'SCHEDULED',
    givesFailureContext: index % 2 === 1,
  });
  const manual = (starts: readonly number[]) =>
    starts.map((at, place): BuildPlan => ({
      arn: arnOfBuild(pipeline, firstBuild + startedBy(at) + place),
      image: goldenAmi,
      createdAgo: epoch - at,
      executions: goldenExecutions,
      regions,
    }));

  return {
    pipeline,
    builds(now, starts) {
      const started = startedBy(now);
      const first = Math.max(0, started - listed);
      const builds = Array.from({ length: started - first }, (_, offset) =>
        scheduled(first + offset, starts),
      );
      return [...builds, ...manual(starts)];
    },
    find(build, now, starts) {
      const found = manual(starts).find(({ arn }) => arn === arnOfBuild(pipeline, build));
      if (found) return found;
      const candidates = Array.from(
        { length: starts.length + 1 },
        (_, earlier) => build - firstBuild - earlier,
      );
      const index = candidates.find(
        (each) => each >= 0 && each < startedBy(now) && numberOf(each, starts) === build,
      );
      return index === undefined ? undefined : scheduled(index, starts);
    },
  };
}
