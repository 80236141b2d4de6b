import type { CatalogKey } from '../../simulator/catalog.ts';

/** A build of the simulator that failed, and what the page shows of it. */
export interface FailingBuild {
  readonly key: CatalogKey;
  /** The failing step's name; undefined where no step failed, or none may be read. */
  readonly step?: string;
  /** How the error text on the screen begins. */
  readonly text: string;
  /** The log group, with the case that its owner wrote, and the stream. */
  readonly logs: string;
  /** Where the log is in S3, where the instance sent it there. */
  readonly s3?: string;
}

export const curl = 'curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused';
const kms =
  'eu-west-1: You do not have permission to use the KMS key arn:aws:kms:us-east-1:111122223333:key/';
const sshd = '/etc/ssh/sshd_config line 41: Bad configuration option: PermitRootLogins';
export const refused =
  'Document arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1 failed!';
const cancelledByUser = 'Image creation was cancelled by a user request.';
const build = 'ApplyBuildComponents';
export const tests = 'ApplyTestComponents';
const bucket = 's3://111122223333-imagebuilder-logs';
const group = '/aws/imagebuilder';

/** All builds with a cause to be shown. */
export const failing: readonly FailingBuild[] = [
  {
    key: 'linuxFailedComponent',
    step: tests,
    text: curl,
    logs: `${group}/Golden-AMI 1.4.2/17`,
    s3: `${bucket}/Golden-AMI/1.4.2/17/`,
  },
  {
    key: 'windowsFailedSsm',
    step: build,
    text: 'An error occurred (InvalidInstanceId) when calling the SendCommand operation',
    logs: `${group}/Windows-Server-2022-Base 2.0.0/5`,
  },
  {
    key: 'containerFailed',
    step: build,
    text: 'Error: Unable to find a match: java-21-amazon-corretto-headless-21.0.4',
    logs: `${group}/Payments-API 3.2.0/13`,
    s3: `${bucket}/Payments-API/3.2.0/13/`,
  },
  {
    key: 'failedLaunch',
    step: 'LaunchBuildInstance',
    text: 'Failed to run RunInstances in step LaunchBuildInstance: InsufficientInstanceCapacity',
    logs: `${group}/failed-launch 1.0.0/1`,
  },
  {
    key: 'failedLaunchPermissions',
    step: 'LaunchBuildInstance',
    text: 'Failed to run RunInstances in step LaunchBuildInstance: UnauthorizedOperation',
    logs: `${group}/failed-launch-permissions 1.0.0/1`,
  },
  { key: 'failedDistribution', text: kms, logs: `${group}/failed-distribution 1.0.0/1` },
  {
    key: 'failedDistributionWorkflow',
    step: 'DistributeImage',
    text: kms,
    logs: `${group}/failed-distribution-workflow 1.0.0/1`,
  },
  {
    key: 'failedIntegration',
    step: 'ApplyImageConfigurations',
    text: 'us-west-2: Launch template lt-0a1b2c3d4e5f60718 not found in account 111122223333',
    logs: `${group}/failed-integration 1.0.0/1`,
  },
  {
    key: 'failedSeveral',
    step: tests,
    text: 'chronyc: 506 Cannot talk to daemon',
    logs: `${group}/failed-several 1.0.0/1`,
    s3: `${bucket}/failed-several/1.0.0/1/`,
  },
  {
    key: 'failedContinue',
    step: tests,
    text: 'df: / is 97% full, limit is 90%',
    logs: `${group}/failed-continue 1.0.0/1`,
    s3: `${bucket}/failed-continue/1.0.0/1/`,
  },
  {
    key: 'exitCode126',
    step: build,
    text: '/tmp/agent-installer: cannot execute binary file: Exec format error',
    logs: `${group}/exit-code-126 1.0.0/1`,
    s3: `${bucket}/exit-code-126/1.0.0/1/`,
  },
  {
    key: 'failedReboot',
    step: build,
    text: 'A restart is required to complete the installation.',
    logs: `${group}/Failed-Reboot 1.0.0/1`,
    s3: `${bucket}/Failed-Reboot/1.0.0/1/`,
  },
  {
    key: 'failedReboot194',
    step: build,
    text: 'kernel 6.1.112 installed, reboot requested',
    logs: `${group}/failed-reboot-194 1.0.0/1`,
    s3: `${bucket}/failed-reboot-194/1.0.0/1/`,
  },
  {
    key: 'failedTimeout',
    step: 'ReadVerdict',
    text: 'Step timed out after 1800 seconds.',
    logs: `${group}/failed-timeout 1.0.0/1`,
  },
  {
    key: 'failedBeforeWorkflow',
    text: "The infrastructure configuration 'golden-infrastructure' names the instance profile",
    logs: `${group}/failed-before-workflow 1.0.0/1`,
  },
  {
    key: 'failedOwnLogGroup',
    step: tests,
    text: curl,
    logs: '/platform/images/own-log-group 1.0.0/1',
    s3: `${bucket}/Failed-Own-Log-Group/1.0.0/1/`,
  },
  {
    key: 'rolledBack',
    step: build,
    text: sshd,
    logs: `${group}/rolled-back 1.0.0/1`,
    s3: `${bucket}/rolled-back/1.0.0/1/`,
  },
  {
    key: 'rollbackInProgress',
    step: build,
    text: sshd,
    logs: `${group}/rolling-back 1.0.0/1`,
    s3: `${bucket}/rolling-back/1.0.0/1/`,
  },
  {
    key: 'cancelled',
    step: 'LaunchTestInstance',
    text: cancelledByUser,
    logs: `${group}/cancelled-image 1.0.0/1`,
  },
  {
    key: 'cancelledInBuild',
    step: build,
    text: cancelledByUser,
    logs: `${group}/cancelled-in-build 1.0.0/1`,
  },
  {
    key: 'actionForbiddenFailed',
    step: tests,
    text: curl,
    logs: `${group}/action-forbidden-failed 1.0.0/1`,
    s3: `${bucket}/action-forbidden-failed/1.0.0/1/`,
  },
  {
    key: 'retryFailsAgain',
    step: tests,
    text: curl,
    logs: `${group}/retry-fails-again 1.0.0/1`,
    s3: `${bucket}/retry-fails-again/1.0.0/1/`,
  },
  { key: 'stepsForbidden', text: refused, logs: `${group}/sentinel-steps-forbidden 1.0.0/1` },
  { key: 'stepsUnavailable', text: refused, logs: `${group}/sentinel-steps-unavailable 1.0.0/1` },
  {
    key: 'hostileMessage',
    step: tests,
    text: '<img src=x onerror="alert(1)"><script>alert(2)</script>',
    logs: `${group}/sentinel-hostile-message 1.0.0/1`,
  },
  {
    key: 'tooLargeOutputs',
    step: tests,
    text: curl,
    logs: `${group}/sentinel-too-large-outputs 1.0.0/1`,
    s3: `${bucket}/sentinel-too-large-outputs/1.0.0/1/`,
  },
];
