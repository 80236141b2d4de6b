import { entryOf } from './entry.ts';

const failure = entryOf('failures');

export const failures = {
  linuxFailedComponent: failure(
    'golden-ami/1.4.2/17',
    'Linux, a test component failed',
    'test-image › ApplyTestComponents: curl (7), exit code 7, component check-http 1.0.2, group smoke, attempt 2 of 2. Has a failureContext. No AMI.',
  ),
  windowsFailedSsm: failure(
    'windows-server-2022-base/2.0.0/5',
    'Windows never reached Systems Manager',
    'InvalidInstanceId … SendCommand after 38 minutes, in the build.',
  ),
  containerFailed: failure(
    'payments-api/3.2.0/13',
    'Container, a component failed',
    'install-jre fails in build-container; outputs are plain text, not JSON.',
  ),
  failedLaunch: failure(
    'failed-launch/1.0.0/1',
    'Launch failed',
    'RunInstances … LaunchBuildInstance: no capacity. Nothing ran, so later steps keep their references.',
  ),
  failedLaunchPermissions: failure(
    'failed-launch-permissions/1.0.0/1',
    'Launch not permitted',
    'RunInstances … LaunchBuildInstance: UnauthorizedOperation with an encoded message.',
  ),
  failedDistribution: failure(
    'failed-distribution/1.0.0/1',
    'Distribution by the service failed',
    'FAILED although BUILD and TEST are COMPLETED and there is no DISTRIBUTION row. The reason is in state.reason; the AMI exists.',
  ),
  failedDistributionWorkflow: failure(
    'failed-distribution-workflow/1.0.0/1',
    'Distribution workflow failed',
    'distribute-image: a list with an entry a region, of which eu-west-1 failed. Has a failureContext with regions.',
  ),
  failedIntegration: failure(
    'failed-integration/1.0.0/1',
    'Integration failed',
    'ApplyImageConfigurations could not update a launch template. The AMIs exist in every region.',
  ),
  failedSeveral: failure(
    'failed-several/1.0.0/1',
    'Several failures',
    'Three of four tests in one group failed at different times; the first in time is the last of them in the list.',
  ),
  failedContinue: failure(
    'failed-continue/1.0.0/1',
    'A failure that was passed over, then one that was not',
    'RunAudit failed with onFailure Continue; the workflow went on and failed two steps later. The first failure is not the cause.',
  ),
  continuedPastFailure: failure(
    'continued-past-failure/1.0.0/1',
    'AVAILABLE in spite of a failed step',
    'RunAudit failed with onFailure Continue and nothing else did: the execution is COMPLETED with one failed step.',
  ),
  exitCode126: failure(
    'exit-code-126/1.0.0/1',
    'Exit code 126',
    'A component’s binary is of another architecture, or /tmp is mounted noexec.',
  ),
  failedReboot: failure(
    'failed-reboot/1.0.0/1',
    'Exit code 3010',
    'A Windows component requested a reboot that was not handled.',
  ),
  failedReboot194: failure(
    'failed-reboot-194/1.0.0/1',
    'Exit code 194',
    'A Linux component requested a reboot that was not handled.',
  ),
  failedTimeout: failure(
    'failed-timeout/1.0.0/1',
    'A step timed out',
    'ReadVerdict ran into its timeout; the message says so, outputs are absent.',
  ),
  failedBeforeWorkflow: failure(
    'failed-before-workflow/1.0.0/1',
    'Failed before any workflow',
    'FAILED with an empty list, whose message says why.',
  ),
  failedOwnLogGroup: failure(
    'failed-own-log-group/1.0.0/1',
    'Logs in a group of its own',
    'A failed component; loggingConfiguration names the CloudWatch group.',
  ),
} as const;
