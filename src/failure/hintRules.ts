import { commandHints } from './commandHints.ts';
import type { HintRule } from './hintRule.ts';

/**
 * The known patterns, the specific before the general.
 * Sources: https://docs.aws.amazon.com/imagebuilder/latest/userguide/troubleshooting.html and
 * https://repost.aws/knowledge-center/image-builder-build-timeout
 */
export const hintRules: readonly HintRule[] = [
  {
    id: 'launchCapacity',
    topic: 'launch',
    said: /\bInsufficient(?:Instance|Host|ReservedInstance)Capacity\b/,
    means: 'EC2 had no capacity for this instance type in this Availability Zone.',
    nextStep:
      'Retry later, or give the infrastructure configuration more instance types or a subnet in another zone.',
  },
  {
    id: 'launchQuota',
    topic: 'launch',
    said: /\b(?:VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded)\b/,
    means: 'The account’s quota for running instances of this family is exhausted in this Region.',
    nextStep: 'Stop instances that are not needed, or ask for a higher vCPU quota in Service Quotas.',
  },
  {
    id: 'launchSubnet',
    topic: 'launch',
    said: /\b(?:VPCIdNotSpecified|InvalidSubnet(?:ID)?\.\w+|InsufficientFreeAddressesInSubnet|InvalidGroup\.NotFound)\b|no default VPC/i,
    means:
      'The subnet or the security group of the infrastructure configuration is missing, is full, or there is no default VPC.',
    nextStep:
      'Name a subnet with free addresses, and a security group of the same VPC, in the infrastructure configuration.',
  },
  {
    id: 'launchType',
    topic: 'launch',
    said: /instance type.{0,80}(?:not supported|unsupported)|\bUnsupported(?:Operation)?\b.{0,80}instance type|architecture '[^']*' of the specified (?:instance type|AMI)/i,
    means:
      'The instance type cannot be used: it is not offered in this zone, or its architecture is not that of the parent image.',
    nextStep:
      'Choose an instance type of the parent image’s architecture that the zone of the subnet offers.',
  },
  {
    id: 'launchPermissions',
    topic: 'launch',
    said: /RunInstances[\s\S]{0,600}(?:UnauthorizedOperation|AccessDenied|not authorized|iam:PassRole)|(?:UnauthorizedOperation|not authorized)[\s\S]{0,600}RunInstances/,
    means:
      'The role that runs the build is not allowed to launch the instance, or to pass the instance profile’s role to it.',
    nextStep:
      'The RunInstances event in CloudTrail names the missing permission, often iam:PassRole on the instance’s role; “aws sts decode-authorization-message” decodes an encoded message.',
  },
  {
    id: 'instanceProfile',
    topic: 'launch',
    said: /instance profile.{0,200}(?:does not exist|not found|cannot be|invalid|in use)|InvalidIamInstanceProfile|iamInstanceProfile\.name.{0,60}invalid/i,
    means:
      'The instance profile of the infrastructure configuration does not exist, or EC2 is not allowed to use it.',
    nextStep:
      'Check its name in the infrastructure configuration: it is the name of an instance profile, not of a role.',
  },
  {
    id: 'parentImage',
    topic: 'recipe',
    said: /\bInvalidAMIID\.\w+|parent image.{0,120}(?:not exist|not found|no longer|unavailable|deprecated|disabled)/i,
    means: 'The parent image of the recipe no longer exists, or this account is not allowed to use it.',
    nextStep:
      'Choose a parent image that exists in this Region and is shared with this account, in a new version of the recipe.',
  },
  {
    id: 'ssmNeverRegistered',
    topic: 'ssm',
    said: /InvalidInstanceId[\s\S]{0,400}SendCommand|SendCommand[\s\S]{0,400}InvalidInstanceId|SSM Agent (?:did not|was not|is not)/i,
    means:
      'The instance launched but did not connect to Systems Manager. Image Builder stops waiting after 35 to 40 minutes.',
    nextStep:
      'Check that its subnet reaches Systems Manager (NAT gateway, or the endpoints ssm, ssmmessages and ec2messages), that its role has AmazonSSMManagedInstanceCore, and that the parent image has the SSM Agent.',
  },
  {
    id: 'launch',
    topic: 'launch',
    said: /\bRunInstances\b/,
    unless: /SendCommand/,
    means:
      'EC2 refused to launch the instance. That usually means permissions, capacity, a quota or the subnet.',
    nextStep: 'Read the whole error in the log stream, or in the RunInstances event in CloudTrail.',
  },
  {
    id: 'ssmNoResult',
    topic: 'ssm',
    said: /ExpectationNotMet/,
    means:
      'The command failed without a report from the component manager: it could not be downloaded from S3, or it terminated early.',
    nextStep:
      'Read the output of the Run Command. Check that the subnet reaches S3, and that the instance’s role has EC2InstanceProfileForImageBuilder.',
  },
  {
    id: 'ssmTimeout',
    topic: 'ssm',
    said: /Poll action status for completion|ssm:?\S{0,40} .{0,80}timed ?out|SSM execution[\s\S]{0,200}TimedOut|DeliveryTimedOut|ExecutionTimedOut|\bUndeliverable\b/i,
    means:
      'A Systems Manager command did not end in time. The instance may have hung, restarted, or lost its network.',
    nextStep:
      'Check the end of the log stream for the last command. If it needs more time, increase timeoutSeconds of the workflow step.',
  },
  {
    id: 'stopped',
    topic: 'waiting',
    said: /\bstopped by (?:a )?user\b/i,
    means: 'A user answered a waiting step with STOP, which fails the step.',
    nextStep: 'The reason they gave is above. A new build, or a retry where possible, waits again.',
  },
  {
    id: 'neverAnswered',
    topic: 'waiting',
    when: ({ stepAction, stepStatus, said }) =>
      stepAction === 'WaitForAction' && (stepStatus === 'TIMED_OUT' || /timed ?out/i.test(said)),
    means: 'The waiting step was not answered before its timeout, so it failed.',
    nextStep:
      'Check whether its inputs name an SNS topic or a Lambda function that notifies users. Then build again.',
  },
  {
    id: 'stepTimeout',
    topic: 'time',
    said: /\bstep timed ?out\b|\btimed out after \d+/i,
    unless: /Poll action status/,
    when: ({ stepAction }) => stepAction !== 'WaitForAction',
    means: 'The step reached its timeout and was stopped, so its work may be incomplete.',
    nextStep:
      'Check in the log stream where the time was spent. If it needs more time, increase timeoutSeconds of the workflow step.',
  },
  ...commandHints,
  {
    id: 'kms',
    topic: 'permission',
    said: /\bkms(?:\b|:)|\bCMK\b|encrypted snapshot|Client\.InternalError/i,
    when: ({ stage }) => stage !== 'test',
    means:
      'A KMS key cannot be used: its policy does not allow it, or the image is encrypted with the AWS managed key, which no other account can use.',
    nextStep:
      'Encrypt with a customer managed key whose policy lets the build’s role and the target account use it, and name a key of each target Region in the distribution settings.',
  },
  {
    id: 'crossAccount',
    topic: 'permission',
    said: /EC2ImageBuilderDistributionCrossAccountRole|not authorized to perform: sts:AssumeRole|(?:could not|cannot|failed to) assume/i,
    means: 'Image Builder could not assume the role for distributing to another account.',
    nextStep:
      'In the target account, create EC2ImageBuilderDistributionCrossAccountRole with a trust policy that names this account.',
  },
  {
    id: 'permission',
    topic: 'permission',
    said: /\b(?:AccessDenied(?:Exception)?|UnauthorizedOperation|ForbiddenException)\b|not authorized to perform|do not have permission/i,
    unless: /RunInstances/,
    means: 'A permission is missing. The text names the action and the caller.',
    nextStep:
      'Add the action to the policy of that role; also check resource policies, service control policies and VPC endpoint policies.',
  },
  {
    id: 'throttled',
    topic: 'limits',
    said: /\b(?:Throttling(?:Exception)?|RequestLimitExceeded|TooManyRequests(?:Exception)?|CallRateLimitExceeded\w*|Rate exceeded)\b/i,
    means:
      'A service throttled the build’s requests: too many ran at the same time in this account and Region.',
    nextStep: 'Retry. If it happens again, start fewer builds at once.',
  },
  {
    id: 'limit',
    topic: 'limits',
    said: /\b(?:ResourceLimitExceeded|SnapshotLimitExceeded|VolumeLimitExceeded|PublicAmiLimit\w*|AMIQuota\w*|LimitExceeded(?:Exception)?|MaxConcurrent\w*|ServiceQuotaExceeded\w*|PendingSnapshotLimit\w*)\b|concurrent snapshot cop/i,
    unless: /VcpuLimitExceeded|InstanceLimitExceeded|RequestLimitExceeded/,
    means: 'A quota of the account is exhausted.',
    nextStep:
      'Delete unused AMIs, snapshots or volumes, or request a higher quota in Service Quotas of that Region.',
  },
  {
    id: 'regionDisabled',
    topic: 'distribution',
    said: /\bOptInRequired\b|region .{0,60}(?:not enabled|disabled|not subscribed)/i,
    means: 'The target Region is not enabled for the account.',
    nextStep: 'Enable the Region, or remove it from the distribution settings.',
  },
  {
    id: 'launchTemplate',
    topic: 'distribution',
    said: /launch[- ]?template.{0,160}(?:not exist|not found)|InvalidLaunchTemplate\w*/i,
    means:
      'The image was copied, but the launch template that should use it does not exist in that Region or account.',
    nextStep:
      'Create it there or remove it from the distribution settings, then retry: only the distribution runs again.',
  },
  {
    id: 'distribution',
    topic: 'distribution',
    when: ({ kind, stage }) => kind === 'failed' && (stage === 'distribution' || stage === 'integration'),
    means:
      'The BUILD and TEST phases completed; copying the image to its Regions or configuring it there failed.',
    nextStep: ({ imageMayExist, imagesAreNamed }) =>
      'Correct the distribution settings or the target, then retry: the build continues with the distribution.' +
      (imageMayExist && !imagesAreNamed ? ' The AMI in the build’s own Region may already exist.' : ''),
  },
  {
    id: 'cancelled',
    topic: 'cancel',
    when: ({ kind }) => kind === 'cancelled',
    means: 'The build was cancelled.',
    nextStep: 'AMIs and snapshots that were already created are billed until they are deleted.',
  },
];
