/** The account's own workflows. */
import { minutes, seconds } from '../clock.ts';
import { distributeImage } from './distributionSteps.ts';
import {
  command,
  createImage,
  executeComponents,
  launch,
  outputOf,
  terminate,
  waitForAction,
} from './steps.ts';
import type { Workflow } from './plan.ts';

const topic = 'arn:aws:sns:us-east-1:111122223333:image-approvals';

export const buildWithApproval: Workflow = {
  type: 'BUILD',
  name: 'build-with-approval',
  version: '2.1.0/4',
  owner: 'self',
  description: 'Build, then ask a person before the AMI is made',
  steps: [
    launch('LaunchBuildInstance'),
    executeComponents('ApplyBuildComponents', 'LaunchBuildInstance'),
    waitForAction('ApproveHardening', {
      snsTopicArn: topic,
      payload: {
        question: 'Is the hardening report of this instance fine?',
        report: 's3://111122223333-reports/golden/latest.html',
      },
      'instanceId.$': outputOf('LaunchBuildInstance', 'instanceId'),
    }),
    createImage('CreateOutputAMI', 'LaunchBuildInstance'),
    terminate('TerminateBuildInstance', 'LaunchBuildInstance'),
  ],
};

export const testByLambda: Workflow = {
  type: 'TEST',
  name: 'external-scan',
  version: '1.2.0/2',
  owner: 'self',
  description: 'Hand the instance to the scanner and wait for its verdict',
  steps: [
    launch('LaunchTestInstance', { takes: minutes(1) + seconds(40) }),
    waitForAction(
      'WaitForScanner',
      {
        lambdaFunctionName: 'image-scanner-callback',
        payload: { profile: 'cis-level-2' },
        'instanceId.$': outputOf('LaunchTestInstance', 'instanceId'),
      },
      { timeoutSeconds: 6 * 3600, onFailure: 'Continue', wait: { by: 'lambda' } },
    ),
    command('ReadVerdict', 'RunCommand', 'LaunchTestInstance', {
      takes: seconds(20),
      inputs: {
        documentName: 'AWS-RunShellScript',
        parameters: { commands: ['cat /var/lib/scanner/verdict.json'] },
        'verdict.$': outputOf('WaitForScanner', 'reason'),
        'instanceId.$': outputOf('LaunchTestInstance', 'instanceId'),
      },
    }),
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const distributeWithApproval: Workflow = {
  type: 'DISTRIBUTION',
  name: 'distribute-with-approval',
  version: '1.0.0/1',
  owner: 'self',
  description: 'Ask before the image leaves the build region',
  steps: [
    waitForAction(
      'ApproveRelease',
      { snsTopicArn: topic, payload: 'Release this image to all regions?' },
      { onFailure: 'Abort' },
    ),
    distributeImage(),
  ],
};

export const smokeTest: Workflow = {
  type: 'TEST',
  name: 'smoke-test',
  version: '1.0.0/3',
  owner: 'self',
  description: 'Boots, answers, stops',
  steps: [
    launch('LaunchTestInstance', { takes: minutes(1) + seconds(22) }),
    executeComponents('ApplyTestComponents', 'LaunchTestInstance', { takes: seconds(47) }),
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const auditTest: Workflow = {
  type: 'TEST',
  name: 'cis-audit',
  version: '3.0.1/1',
  owner: 'self',
  description: 'CIS benchmark, level 2',
  steps: [
    launch('LaunchTestInstance', { takes: minutes(1) + seconds(31) }),
    command('RunAudit', 'RunCommand', 'LaunchTestInstance', {
      takes: minutes(2) + seconds(14),
      onFailure: 'Continue',
    }),
    executeComponents('ApplyTestComponents', 'LaunchTestInstance', { takes: minutes(1) + seconds(3) }),
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const loadTest: Workflow = {
  type: 'TEST',
  name: 'load-test',
  version: '0.9.4/2',
  owner: 'self',
  description: 'Starts the load generator and waits for its result',
  steps: [
    launch('LaunchTestInstance', { takes: minutes(1) + seconds(35) }),
    {
      name: 'GenerateLoad',
      action: 'ExecuteStateMachine',
      takes: minutes(5) + seconds(8),
      ends: 'COMPLETED',
      inputs: {
        stateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:image-load',
        'input.$': '$.stepOutputs.LaunchTestInstance',
      },
      outputs: (facts) => ({
        executionArn: `arn:${facts.partition}:states:${facts.region}:${facts.accountId}:execution:image-load:${facts.uuid('execution')}`,
        output: '{"requests":120000,"errors":0}',
      }),
      timeoutSeconds: 6 * 3600,
    },
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const customWorkflows: readonly Workflow[] = [
  buildWithApproval,
  testByLambda,
  distributeWithApproval,
  smokeTest,
  auditTest,
  loadTest,
];
