/** The resources an image was made from, as GetImage repeats them. */
import { parseBuildArn } from '../arns.ts';
import type { JsonObject } from '../json.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { placeOf } from './execution.ts';

const madeOn = '2026-03-02T09:15:00.000Z';

function arn(plan: BuildPlan, resource: string): string {
  const { partition, region, accountId } = placeOf(plan);
  return `arn:${partition}:imagebuilder:${region}:${accountId}:${resource}`;
}

function slug(plan: BuildPlan): string {
  return plan.image.name.toLowerCase();
}

export function recipe(plan: BuildPlan): JsonObject {
  const { image } = plan;
  const { partition, region, accountId } = placeOf(plan);
  const version = parseBuildArn(plan.arn)?.version ?? '1.0.0';
  const kind = image.type === 'AMI' ? 'image-recipe' : 'container-recipe';
  return {
    arn: arn(plan, `${kind}/${slug(plan)}/${version}`),
    ...(image.type === 'AMI' ? { type: 'AMI' } : { containerType: 'DOCKER' }),
    name: image.name,
    description: `${image.name}, maintained by the platform team`,
    platform: image.platform,
    owner: accountId,
    version,
    components: image.components.map((component) => {
      const [owner = '', name = '', number = ''] = component.split('/');
      return {
        componentArn: `arn:${partition}:imagebuilder:${region}:${owner === 'aws' ? 'aws' : accountId}:component/${name}/${number}/1`,
      };
    }),
    parentImage: image.parentImage,
    dateCreated: madeOn,
    ...(image.type === 'AMI'
      ? {
          blockDeviceMappings: [
            {
              deviceName: image.platform === 'Windows' ? '/dev/sda1' : '/dev/xvda',
              ebs: { encrypted: true, volumeSize: 30, volumeType: 'gp3' },
            },
          ],
        }
      : {
          targetRepository: { service: 'ECR', repositoryName: image.repository ?? slug(plan) },
          encrypted: true,
        }),
    workingDirectory: image.platform === 'Windows' ? 'C:/' : '/tmp',
  };
}

export function infrastructureConfiguration(plan: BuildPlan): JsonObject {
  const { partition, region, accountId } = placeOf(plan);
  return {
    arn: arn(plan, 'infrastructure-configuration/golden-infrastructure'),
    name: 'golden-infrastructure',
    instanceTypes: [plan.image.instanceType],
    instanceProfileName: 'GoldenInstanceProfile',
    securityGroupIds: ['sg-0c1d2e3f405162738'],
    subnetId: 'subnet-0a9b8c7d6e5f40312',
    logging: { s3Logs: { s3BucketName: `${accountId}-imagebuilder-logs`, s3KeyPrefix: plan.image.name } },
    terminateInstanceOnFailure: true,
    snsTopicArn: `arn:${partition}:sns:${region}:${accountId}:image-builds`,
    dateCreated: madeOn,
    instanceMetadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  };
}

export function distributionConfiguration(plan: BuildPlan): JsonObject {
  return {
    arn: arn(plan, `distribution-configuration/${slug(plan)}-regions`),
    name: `${slug(plan)}-regions`,
    distributions: (plan.regions ?? [placeOf(plan).region]).map((region) => distribution(plan, region)),
    timeoutMinutes: 360,
    dateCreated: madeOn,
  };
}

function distribution({ image }: BuildPlan, region: string): JsonObject {
  if (image.type === 'AMI') {
    return { region, amiDistributionConfiguration: { name: `${image.name} {{ imagebuilder:buildDate }}` } };
  }
  const targetRepository = { service: 'ECR', repositoryName: image.repository ?? image.name.toLowerCase() };
  return { region, containerDistributionConfiguration: { containerTags: ['latest'], targetRepository } };
}
