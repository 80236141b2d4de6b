/** Builds that were made and tested, and then did not get where they were to go. */
import { minutes, seconds } from '../clock.ts';
import { build, built, run, tested } from './build.ts';
import { distributeImage, regionList, usualRegions, type RegionOutcome } from './distributionSteps.ts';
import { failedRegions } from './failing.ts';
import { distributeImageWorkflow } from './managed.ts';
import { withStep } from './steps.ts';

const copyError =
  'You do not have permission to use the KMS key arn:aws:kms:us-east-1:111122223333:key/9b1c1f0e-3d5b-4c8a-9a43-0d6b64f4c6b1 in the destination account';

const templateError =
  'Launch template lt-0a1b2c3d4e5f60718 not found in account 111122223333 (InvalidLaunchTemplateId.NotFound)';

/** The usual regions, of which one failed. */
function failingIn(region: string, errorMessage: string): readonly RegionOutcome[] {
  return usualRegions.map((each) =>
    each.region === region ? { region, status: 'Failed', errorMessage } : each,
  );
}

export const distributionFailures = {
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
            outputs: distributeImage(failingIn('eu-west-1', copyError)).outputs ?? (() => []),
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
                regionList(facts, 'UPDATE_LAUNCH_TEMPLATES', failingIn('us-west-2', templateError)),
            },
          ),
        ),
      ),
    ],
    regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
  }),
};
