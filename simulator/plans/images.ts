/** The images as they usually go: a Linux golden AMI, a Windows one, a container. */
import { days, hours, minutes, seconds } from '../clock.ts';
import { build, built, distributed, run, tested } from './build.ts';
import { smokeTest } from './custom.ts';
import { curlFailure, failedComponent, neverReachedSsm } from './failing.ts';
import { goldenAmi, paymentsContainer, windowsServer } from './families.ts';
import {
  buildContainer,
  buildImage,
  buildWindowsSteps,
  distributeContainer,
  testContainer,
  testImage,
} from './managed.ts';
import { withStep } from './steps.ts';

const goldenRegions = ['us-east-1', 'us-west-2', 'eu-west-1'];
const smoke = run(testImage, undefined, { group: 'smoke' });

/** The executions of a successful golden AMI. */
export const goldenExecutions = [built, run(smokeTest, undefined, { group: 'smoke' }), smoke, distributed];

/** ApplyTestComponents fails on the second of two attempts, 3 m 12 s into the test. */
const failedSmoke = run(
  testImage,
  withStep(testImage.steps, 'ApplyTestComponents', {
    ...curlFailure,
    takes: minutes(1) + seconds(32),
    attempt: { number: 2, of: 2 },
  }),
  { group: 'smoke' },
);

export const images = {
  linuxSucceeded: build('linuxSucceeded', {
    image: goldenAmi,
    createdAgo: days(3),
    executions: [run(buildImage), tested, distributed],
    regions: goldenRegions,
    buildType: 'SCHEDULED',
  }),
  linuxPrevious: build('linuxPrevious', {
    image: goldenAmi,
    createdAgo: days(1) + hours(2),
    executions: goldenExecutions,
    regions: goldenRegions,
    buildType: 'SCHEDULED',
  }),
  linuxFailedComponent: build('linuxFailedComponent', {
    image: goldenAmi,
    createdAgo: hours(2) + minutes(28),
    executions: [built, run(smokeTest, undefined, { group: 'smoke' }), failedSmoke, distributed],
    regions: goldenRegions,
    givesFailureContext: true,
    buildType: 'SCHEDULED',
  }),
  windowsSucceeded: build('windowsSucceeded', {
    image: windowsServer,
    createdAgo: days(8),
    executions: [run(buildImage, buildWindowsSteps), run(testImage)],
    distribution: { takes: minutes(6) },
    regions: ['us-east-1', 'us-west-2'],
    buildType: 'SCHEDULED',
  }),
  windowsRunning: build('windowsRunning', {
    image: windowsServer,
    createdAgo: minutes(20),
    executions: [run(buildImage, buildWindowsSteps), run(testImage)],
    distribution: { takes: minutes(6) },
    regions: ['us-east-1', 'us-west-2'],
    buildType: 'SCHEDULED',
  }),
  windowsFailedSsm: build('windowsFailedSsm', {
    image: windowsServer,
    createdAgo: days(1),
    executions: [
      run(buildImage, withStep(buildWindowsSteps, 'ApplyBuildComponents', neverReachedSsm)),
      run(testImage),
    ],
    buildType: 'SCHEDULED',
  }),
  containerSucceeded: build('containerSucceeded', {
    image: paymentsContainer,
    createdAgo: days(2),
    executions: [run(buildContainer), run(testContainer), run(distributeContainer)],
    regions: ['us-east-1', 'eu-west-1'],
  }),
  containerFailed: build('containerFailed', {
    image: paymentsContainer,
    createdAgo: hours(9),
    executions: [
      run(
        buildContainer,
        withStep(
          buildContainer.steps,
          'ApplyBuildComponents',
          failedComponent({
            component: 'install-jre/21.0.4',
            phase: 'build',
            step: 'InstallPackages',
            action: 'ExecuteBash',
            exitCode: 1,
            errorMessage: 'Error: Unable to find a match: java-21-amazon-corretto-headless-21.0.4',
            state: 'BUILDING',
            json: false,
          }),
        ),
      ),
      run(testContainer),
      run(distributeContainer),
    ],
  }),
  otherRegion: build('otherRegion', {
    image: goldenAmi,
    regions: ['eu-west-1'],
    distribution: { takes: minutes(2) },
  }),
  china: build('china', { image: goldenAmi, regions: ['cn-north-1'], distribution: { takes: minutes(2) } }),
  govCloud: build('govCloud', {
    image: goldenAmi,
    regions: ['us-gov-west-1'],
    distribution: { takes: minutes(2) },
  }),
};
