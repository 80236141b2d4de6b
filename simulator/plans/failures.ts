/** Failed builds, one for each pattern that the service is known for. */
import { days, hours, minutes, seconds } from '../clock.ts';
import { build, built, distributed, run, tested } from './build.ts';
import { auditTest, loadTest, smokeTest, testByLambda } from './custom.ts';
import { distributionFailures } from './distributionFailures.ts';
import { curlFailure, failedComponent, failedLaunch, timedOut } from './failing.ts';
import { linuxImage, windowsServer } from './families.ts';
import { buildImage, buildImageSteps, buildWindowsSteps, testImage } from './managed.ts';
import type { StepPlan } from './plan.ts';
import { withStep } from './steps.ts';

const capacity =
  'InsufficientInstanceCapacity: We currently do not have sufficient m7i.large capacity in the Availability Zone you requested (us-east-1e). Our system will be working on provisioning additional capacity. (Service: Ec2, Status Code: 500)';
const unauthorized =
  'UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/ImageBuilderExecution/Ec2ImageBuilderIntegrationService is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/GoldenInstanceProfile. Encoded authorization failure message: 4Zk0Ey…';
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

export const failures = {
  ...distributionFailures,
  failedLaunch: build('failedLaunch', { executions: [run(buildImage, launchFails(capacity)), tested] }),
  failedLaunchPermissions: build('failedLaunchPermissions', {
    executions: [run(buildImage, launchFails(unauthorized)), tested],
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
