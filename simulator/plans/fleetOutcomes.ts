/** How a build of the demo goes, by a letter. */
import { hours, minutes } from '../clock.ts';
import { numberOf } from '../hash.ts';
import { built, distributed, run, tested } from './build.ts';
import { buildWithApproval, distributeWithApproval, smokeTest } from './custom.ts';
import { curlFailure, failedComponent, failedLaunch, failedRegions } from './failing.ts';
import type { FleetPipeline, Outcome } from './fleet.ts';
import {
  buildContainer,
  buildImage,
  buildImageSteps,
  buildWindowsSteps,
  distributeContainer,
  distributeImageWorkflow,
  testContainer,
  testImage,
} from './managed.ts';
import type { BuildPlan, ExecutionPlan, StepPlan } from './plan.ts';
import { withStep } from './steps.ts';

/** The Regions that images of the demo are sent to. */
export const fleetRegions = ['us-west-2', 'us-east-1', 'eu-central-1'];

const unreachable = failedRegions([
  {
    region: 'eu-central-1',
    status: 'FAILED',
    errorMessage: 'The KMS key of the destination Region is disabled.',
  },
]);
const noCapacity = failedLaunch(
  'LaunchBuildInstance',
  'We currently do not have sufficient g6.4xlarge capacity in the Availability Zone you requested (us-west-2b).',
);
const noPackage = failedComponent({
  component: 'install-jre/21.0.4',
  phase: 'build',
  step: 'InstallPackages',
  action: 'ExecuteBash',
  exitCode: 1,
  errorMessage: 'Error: Unable to find a match: java-21-amazon-corretto-headless-21.0.4',
  state: 'BUILDING',
});
/** In the past, an approval was given after nine minutes. */
const answered = (steps: readonly StepPlan[], step: string) =>
  withStep(steps, step, { wait: { by: 'lambda', answersAfter: minutes(9), reason: 'Approved' } });
const asking = (steps: readonly StepPlan[], step: string) =>
  withStep(steps, step, { timeoutSeconds: 8 * 3600 });

/** The executions of a successful build of this kind. */
export function usualExecutions(kind: FleetPipeline['kind']): readonly ExecutionPlan[] {
  switch (kind) {
    case 'linux':
      return [built, run(smokeTest, undefined, { group: 'smoke' }), tested, distributed];
    case 'windows':
      return [run(buildImage, buildWindowsSteps), tested, distributed];
    case 'container':
      return [run(buildContainer), run(testContainer), run(distributeContainer)];
    case 'approval':
      return [
        run(buildWithApproval, answered(buildWithApproval.steps, 'ApproveHardening')),
        tested,
        distributed,
      ];
    case 'release':
      return [
        built,
        tested,
        run(distributeWithApproval, answered(distributeWithApproval.steps, 'ApproveRelease')),
      ];
  }
}

function executionsOf(kind: FleetPipeline['kind'], outcome: Outcome): readonly ExecutionPlan[] {
  const usual = usualExecutions(kind);
  switch (outcome) {
    case 'A':
    case 'C':
      return usual;
    case 'F':
      return kind === 'container'
        ? replaced(
            usual,
            run(buildContainer, withStep(buildContainer.steps, 'ApplyBuildComponents', noPackage)),
          )
        : replaced(usual, run(testImage, withStep(testImage.steps, 'ApplyTestComponents', curlFailure)));
    case 'L':
      return replaced(usual, run(buildImage, withStep(buildImageSteps, 'LaunchBuildInstance', noCapacity)));
    case 'D':
      return replaced(
        usual,
        run(distributeImageWorkflow, withStep(distributeImageWorkflow.steps, 'DistributeImage', unreachable)),
      );
    case 'W':
      return kind === 'release'
        ? replaced(usual, run(distributeWithApproval, asking(distributeWithApproval.steps, 'ApproveRelease')))
        : replaced(usual, run(buildWithApproval, asking(buildWithApproval.steps, 'ApproveHardening')));
    case 'S':
      return replaced(
        usual,
        run(buildImage, withStep(buildWindowsSteps, 'ApplyBuildComponents', { takes: hours(3) })),
      );
  }
}

function replaced(executions: readonly ExecutionPlan[], by: ExecutionPlan): readonly ExecutionPlan[] {
  return executions.map((execution) => (execution.workflow === by.workflow ? by : execution));
}

/** The plan of one build of the demo, without its place in time. No two builds take equally long. */
export function fleetBuild(
  { kind, image }: FleetPipeline,
  arn: string,
  outcome: Outcome,
): Omit<BuildPlan, 'createdAgo'> {
  const factor = 0.92 + numberOf(arn, 17) / 100;
  const paced = (step: StepPlan): StepPlan => ({
    ...step,
    takes: Math.round((step.takes * factor) / 1000) * 1000,
  });
  const pacedExecution = (execution: ExecutionPlan): ExecutionPlan => ({
    ...execution,
    steps: execution.steps.map(paced),
  });
  return {
    arn,
    image,
    executions: executionsOf(kind, outcome).map(pacedExecution),
    regions: fleetRegions,
    ...(outcome === 'C' ? { history: [{ kind: 'cancel', after: minutes(7) }] } : {}),
    givesFailureContext: outcome === 'F',
  };
}
