/** Failed builds, one for each pattern that the service is known for. */
import { days, hours, minutes, seconds } from '../clock.ts';
import { build, built, distributed, run, tested } from './build.ts';
import { auditTest, loadTest, smokeTest, testByLambda } from './custom.ts';
import { distributeImage, regionList, usualRegions } from './distributionSteps.ts';
import { curlFailure, failedComponent, failedLaunch, failedRegions, timedOut } from './failing.ts';
import { linuxImage, windowsServer } from './families.ts';
import {
  buildImage,
  buildImageSteps,
  buildWindowsSteps,
  distributeImageWorkflow,
  testImage,
} from './managed.ts';
import type { StepPlan } from './plan.ts';
import { withStep } from './steps.ts';

const capacity =
  'InsufficientInstanceCapacity: We currently do not have sufficient m7i.large capacity in the Availability Zone you requested (us-east-1e). Our system will be working on provisioning additional capacity. (Service: Ec2, Status Code: 500)';
const unauthorized =
  'UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/ImageBuilderExecution/Ec2ImageBuilderIntegrationService is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/GoldenInstanceProfile. Encoded authorization failure message: 4Zk0Ey…';
const copyError =
  'You do not have permission to use the KMS key arn:aws:kms:us-east-1:111122223333:key/9b1c1f0e-3d5b-4c8a-9a43-0d6b64f4c6b1 in the destination account';

function launchFails(error: string): readonly StepPlan[] {
  return withStep(buildImageSteps, 'LaunchBuildInstance', failedLaunch('LaunchBuildInstance', error));
}

function bashFails(
  component: string,
  exitCode: number,
  errorMessage: string,
  takes: number,
): Partial<StepPlan> {
  return {
    ...failedComponent({
      component,
      phase: 'test',
      step: 'Run',
      action: 'ExecuteBash',
      exitCode,
      errorMessage,
      state: 'TESTING',
    }),
    takes,
  };
}

const failedAudit: Partial<StepPlan> = {
  ends: 'FAILED',
  onFailure: 'Continue',
  message: () => 'Command failed with exit code 2: 4 of 212 controls did not pass.',
  outputs: (facts) => ({
    runCommandId: facts.uuid('command'),
    status: 'Failed',
    output: ['212 controls, 208 passed, 4 failed', 'see /var/log/cis.json'],
  }),
};

const regionOutcomes = usualRegions.map((each) =>
  each.region === 'eu-west-1'
    ? ({ region: each.region, status: 'Failed', errorMessage: copyError } as const)
    : each,
);
const templateError =
  'Launch template lt-0a1b2c3d4e5f60718 not found in account 111122223333 (InvalidLaunchTemplateId.NotFound)';

export const failures = {
  failedLaunch: build('failedLaunch', { executions: [run(buildImage, launchFails(capacity)), tested] }),
  failedLaunchPermissions: build('failedLaunchPermissions', {
    executions: [run(buildImage, launchFails(unauthorized)), tested],
  }),
  failedDistribution: build('failedDistribution', {
    distribution: {
      takes: minutes(5) + seconds(9),
      failsWith: {
        reason: `Image distribution failed: ${copyError} (Region: eu-west-1, Service: Ec2, Status Code: 400, Request ID: 7b2c9f10-55f0-4e4f-9a56-2b8f0b7f6b51)`,
        regions: [{ region: 'eu-west-1', status: 'FAILED', errorMessage: copyError }],
      },
    },
    regions: ['us-east-1', 'eu-west-1'],
  }),
  failedDistributionWorkflow: build('failedDistributionWorkflow', {
    executions: [
      built,
      tested,
      run(
        distributeImageWorkflow,
        withStep(
          distributeImageWorkflow.steps,
          'DistributeImage',
          failedRegions([{ region: 'eu-west-1', status: 'FAILED', errorMessage: copyError }], {
            outputs: distributeImage(regionOutcomes).outputs ?? (() => []),
          }),
        ),
      ),
    ],
    regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
    givesFailureContext: true,
  }),
  failedIntegration: build('failedIntegration', {
    executions: [
      built,
      tested,
      run(
        distributeImageWorkflow,
        withStep(
          distributeImageWorkflow.steps,
          'ApplyImageConfigurations',
          failedRegions(
            [
              {
                region: 'us-west-2',
                status: 'FAILED',
                errorMessage: templateError,
                imageConfigurationStep: 'UPDATE_LAUNCH_TEMPLATES',
              },
            ],
            {
              outputs: (facts) =>
                regionList(
                  facts,
                  'UPDATE_LAUNCH_TEMPLATES',
                  usualRegions.map((each) =>
                    each.region === 'us-west-2'
                      ? { ...each, status: 'Failed', errorMessage: templateError }
                      : each,
                  ),
                ),
            },
          ),
        ),
      ),
    ],
    regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
  }),
  failedSeveral: build('failedSeveral', {
    executions: [
      built,
      run(
        testImage,
        withStep(testImage.steps, 'ApplyTestComponents', { ...curlFailure, takes: minutes(4) }),
        { group: 'functional' },
      ),
      run(
        auditTest,
        withStep(
          auditTest.steps,
          'ApplyTestComponents',
          bashFails('cis-level-2/3.0.1', 2, 'sshd: PermitRootLogin is yes', minutes(1)),
        ),
        { group: 'functional' },
      ),
      run(loadTest, undefined, { group: 'functional' }),
      run(
        smokeTest,
        withStep(
          smokeTest.steps,
          'ApplyTestComponents',
          bashFails('ntp-in-sync/1.0.0', 1, 'chronyc: 506 Cannot talk to daemon', seconds(20)),
        ),
        { group: 'functional' },
      ),
      distributed,
    ],
  }),
  failedContinue: build('failedContinue', {
    executions: [
      built,
      run(
        auditTest,
        withStep(
          withStep(auditTest.steps, 'RunAudit', failedAudit),
          'ApplyTestComponents',
          bashFails('disk-space/2.0.0', 1, 'df: / is 97% full, limit is 90%', seconds(50)),
        ),
      ),
      distributed,
    ],
    givesFailureContext: true,
  }),
  continuedPastFailure: build('continuedPastFailure', {
    executions: [built, run(auditTest, withStep(auditTest.steps, 'RunAudit', failedAudit)), distributed],
  }),
  exitCode126: build('exitCode126', {
    executions: [
      run(
        buildImage,
        withStep(
          buildImageSteps,
          'ApplyBuildComponents',
          failedComponent({
            component: 'install-agent/2.4.0',
            phase: 'build',
            step: 'Install',
            action: 'ExecuteBash',
            exitCode: 126,
            errorMessage: '/tmp/agent-installer: cannot execute binary file: Exec format error',
            state: 'BUILDING',
          }),
        ),
      ),
      tested,
    ],
  }),
  failedReboot: build('failedReboot', {
    image: { ...windowsServer, name: 'Failed-Reboot' },
    createdAgo: days(1) + hours(5),
    executions: [
      run(
        buildImage,
        withStep(
          buildWindowsSteps,
          'ApplyBuildComponents',
          failedComponent({
            component: 'install-dotnet/4.8.1',
            phase: 'build',
            step: 'InstallDotNet',
            action: 'ExecutePowerShell',
            exitCode: 3010,
            errorMessage: 'A restart is required to complete the installation.',
            state: 'BUILDING',
          }),
        ),
      ),
      run(testImage),
    ],
  }),
  failedReboot194: build('failedReboot194', {
    executions: [
      run(
        buildImage,
        withStep(
          buildImageSteps,
          'ApplyBuildComponents',
          failedComponent({
            component: 'update-kernel/1.1.0',
            phase: 'build',
            step: 'UpdateKernel',
            action: 'ExecuteBash',
            exitCode: 194,
            errorMessage: 'kernel 6.1.112 installed, reboot requested',
            state: 'BUILDING',
            json: false,
          }),
        ),
      ),
      tested,
    ],
  }),
  failedTimeout: build('failedTimeout', {
    executions: [
      built,
      run(
        testByLambda,
        withStep(
          withStep(testByLambda.steps, 'WaitForScanner', {
            wait: { by: 'lambda', answersAfter: minutes(9), reason: '{"verdict":"pass"}' },
          }),
          'ReadVerdict',
          timedOut(1800),
        ),
      ),
    ],
  }),
  failedBeforeWorkflow: build('failedBeforeWorkflow', {
    executions: [],
    failsEarly: {
      after: seconds(22),
      reason:
        "The infrastructure configuration 'golden-infrastructure' names the instance profile 'GoldenInstanceProfile', which does not exist or cannot be assumed by EC2.",
    },
  }),
  failedOwnLogGroup: build('failedOwnLogGroup', {
    image: linuxImage('Failed-Own-Log-Group'),
    executions: [
      built,
      run(testImage, withStep(testImage.steps, 'ApplyTestComponents', curlFailure)),
      distributed,
    ],
    logGroupName: '/platform/images/own-log-group',
  }),
};
