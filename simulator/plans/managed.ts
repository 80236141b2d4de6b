/** The workflows that AWS manages, as their documented samples ran. */
import { minutes, seconds } from '../clock.ts';
import { applyImageConfigurations, distributeImage, modifyImageAttributes } from './distributionSteps.ts';
import {
  collectMetadata,
  command,
  createImage,
  executeComponents,
  launch,
  skipped,
  terminate,
} from './steps.ts';
import type { Workflow } from './plan.ts';

const linux = 'Amazon Linux 2023.6.20260901';
const windows = 'Microsoft Windows Server 2022 Datacenter 10.0.20348';

/** One real successful run: 7 steps, 5 succeeded, 2 skipped, 6 m 43 s with the service's own pauses between steps. */
export const buildImage: Workflow = {
  type: 'BUILD',
  name: 'build-image',
  version: '1.0.3/1',
  owner: 'aws',
  description: 'Workflow to build an image',
  steps: [
    launch('LaunchBuildInstance'),
    skipped(executeComponents('ApplyBuildComponents', 'LaunchBuildInstance', { condition: 'components' })),
    collectMetadata('InventoryCollection', 'LaunchBuildInstance', linux),
    command('RunSanitizeScript', 'SanitizeInstance', 'LaunchBuildInstance', { condition: 'linux' }),
    skipped(command('RunSysPrepScript', 'RunSysPrep', 'LaunchBuildInstance', { condition: 'windows' })),
    createImage('CreateOutputAMI', 'LaunchBuildInstance'),
    terminate('TerminateBuildInstance', 'LaunchBuildInstance', { pause: seconds(3) }),
  ],
};

/** The same workflow with components to apply: the usual case. */
export const buildImageSteps = buildImage.steps.map((step) =>
  step.name === 'ApplyBuildComponents'
    ? executeComponents('ApplyBuildComponents', 'LaunchBuildInstance')
    : step,
);

/** The same workflow on Windows: SysPrep instead of the sanitize script, and slower. */
export const buildWindowsSteps = [
  launch('LaunchBuildInstance', { takes: minutes(6) + seconds(12) }),
  executeComponents('ApplyBuildComponents', 'LaunchBuildInstance', { takes: minutes(31) + seconds(48) }),
  collectMetadata('InventoryCollection', 'LaunchBuildInstance', windows, { takes: minutes(2) + seconds(5) }),
  skipped(command('RunSanitizeScript', 'SanitizeInstance', 'LaunchBuildInstance')),
  command('RunSysPrepScript', 'RunSysPrep', 'LaunchBuildInstance', { takes: minutes(4) + seconds(20) }),
  createImage('CreateOutputAMI', 'LaunchBuildInstance', { takes: minutes(9) + seconds(2) }),
  terminate('TerminateBuildInstance', 'LaunchBuildInstance'),
];

export const testImage: Workflow = {
  type: 'TEST',
  name: 'test-image',
  version: '1.0.3/1',
  owner: 'aws',
  description: 'Workflow to test an image',
  steps: [
    launch('LaunchTestInstance', { takes: minutes(1) + seconds(40) }),
    skipped(
      command('CollectImageScanFindings', 'CollectImageScanFindings', 'LaunchTestInstance', {
        condition: 'scanning',
      }),
    ),
    executeComponents('ApplyTestComponents', 'LaunchTestInstance', { takes: seconds(52) }),
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const distributeImageWorkflow: Workflow = {
  type: 'DISTRIBUTION',
  name: 'distribute-image',
  version: '1.0.1/1',
  owner: 'aws',
  description: 'Workflow to distribute an image',
  steps: [distributeImage(), modifyImageAttributes, applyImageConfigurations],
};

export const buildContainer: Workflow = {
  type: 'BUILD',
  name: 'build-container',
  version: '1.0.2/1',
  owner: 'aws',
  description: 'Workflow to build a container image',
  steps: [
    launch('LaunchBuildInstance', { takes: minutes(1) + seconds(12) }),
    command('BootstrapBuildInstance', 'BootstrapInstanceForContainer', 'LaunchBuildInstance', {
      takes: seconds(48),
    }),
    executeComponents('ApplyBuildComponents', 'LaunchBuildInstance', { takes: minutes(4) + seconds(33) }),
    terminate('TerminateBuildInstance', 'LaunchBuildInstance'),
  ],
};

export const testContainer: Workflow = {
  type: 'TEST',
  name: 'test-container',
  version: '1.0.2/1',
  owner: 'aws',
  description: 'Workflow to test a container image',
  steps: [
    launch('LaunchTestInstance', { takes: minutes(1) + seconds(2) }),
    command('BootstrapTestInstance', 'BootstrapInstanceForContainer', 'LaunchTestInstance', {
      takes: seconds(41),
    }),
    command('CollectImageScanFindings', 'CollectImageScanFindings', 'LaunchTestInstance', {
      takes: minutes(2),
    }),
    executeComponents('ApplyTestComponents', 'LaunchTestInstance', { takes: minutes(1) + seconds(9) }),
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const distributeContainer: Workflow = {
  type: 'DISTRIBUTION',
  name: 'distribute-container',
  version: '1.0.1/1',
  owner: 'aws',
  description: 'Workflow to distribute a container image',
  steps: [
    {
      name: 'DistributeContainerImage',
      action: 'DistributeContainerImage',
      takes: seconds(58),
      ends: 'COMPLETED',
      inputs: { 'distributionConfiguration.$': '$.imagebuilder.distributionConfiguration' },
      outputs: () => ({
        status: 'Completed',
        succeededRegions: ['us-east-1', 'eu-west-1'],
        failedRegions: [],
      }),
      timeoutSeconds: 7200,
    },
  ],
};

export const expressBuildImage: Workflow = {
  type: 'BUILD',
  name: 'express-build-image',
  version: '1.0.0/1',
  owner: 'aws',
  description: 'Workflow to build an image quickly, without inventory',
  steps: [
    launch('LaunchBuildInstance', { takes: minutes(1) + seconds(30) }),
    executeComponents('ApplyBuildComponents', 'LaunchBuildInstance', { takes: minutes(1) + seconds(12) }),
    createImage('CreateOutputAMI', 'LaunchBuildInstance'),
    terminate('TerminateBuildInstance', 'LaunchBuildInstance'),
  ],
};

export const managedWorkflows: readonly Workflow[] = [
  buildImage,
  testImage,
  distributeImageWorkflow,
  buildContainer,
  testContainer,
  distributeContainer,
  expressBuildImage,
];
