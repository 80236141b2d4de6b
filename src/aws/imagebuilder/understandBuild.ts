import {
  type ImageBuildVersion,
  type ImageVersion,
  parseImageBuildVersionArn,
  parseImageVersionArn,
} from './arn.ts';
import { isRegionName, partitionOf } from '../endpoint.ts';

/** The meaning of a text that should name a build. */
export type UnderstoodBuild =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'build'; readonly build: ImageBuildVersion }
  /** The ARN without its last `/N`: an image version, whose builds can be listed. */
  | { readonly kind: 'version'; readonly version: ImageVersion }
  | { readonly kind: 'problem'; readonly title: string; readonly nextStep: string };

const example = 'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17';
const form = `An image build version ARN ends in /<version>/<build>, for example ${example}`;

/** What the other resources of Image Builder are called in prose, keyed by their ARN's resource type. */
const otherResources: Readonly<Record<string, string>> = {
  'image-pipeline': 'an image pipeline',
  'image-recipe': 'an image recipe',
  'container-recipe': 'a container recipe',
  component: 'a component',
  workflow: 'a workflow',
  'infrastructure-configuration': 'an infrastructure configuration',
  'distribution-configuration': 'a distribution configuration',
  'lifecycle-policy': 'a lifecycle policy',
};

/** No ARN of an image is longer: past this a paste is something else. */
const longest = 8_192;

/**
 * Understands what was meant by a pasted text: an ARN, an ARN in quotes or with spaces around it, or an address (of the
 * AWS console, of this dashboard) that holds one, percent-encoded or not. Makes no request; what can't be understood
 * comes back with what is wrong and what to do.
 */
export function understandBuild(text: string): UnderstoodBuild {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'nothing' };
  if (trimmed.length > longest) {
    return problem(`This is ${trimmed.length.toLocaleString('en')} characters long.`, form);
  }
  const found = /arn:[^\s"'<>&?#]+/i.exec(decode(trimmed))?.[0];
  if (!found) return notAnArn(trimmed);
  return understandArn(found.replace(/[),.;\]}]+$/, ''));
}

function understandArn(found: string): UnderstoodBuild {
  const [, partitionAsGiven = '', service = '', regionAsGiven = '', account = '', ...rest] = found.split(':');
  // Every part of an ARN of the service is lower case; tickets and chat tools capitalise.
  const [partition, region] = [partitionAsGiven.toLowerCase(), regionAsGiven.toLowerCase()];
  if (service.toLowerCase() !== 'imagebuilder') {
    const owner = service === '' ? 'no service' : `the service “${service}”`;
    return problem(`This ARN names ${owner}, not imagebuilder.`, form);
  }
  // The resource's name is lower case in every ARN of the service, while people copy it as they spelt it.
  const [type = '', name = '', version = '', build = ''] = rest.join(':').split('/');
  if (type.toLowerCase() !== 'image') {
    const what = otherResources[type.toLowerCase()] ?? `a resource of the type “${type}”`;
    return problem(`This is the ARN of ${what}, not of an image build.`, form);
  }
  if (!isRegionName(region)) {
    return problem(`“${region}” is not the name of an AWS region.`, form);
  }
  const expected = partitionOf(region);
  if (expected !== undefined && partition !== expected) {
    return problem(
      `The region ${region} belongs to the partition ${expected}, and this ARN says ${partition}.`,
      'Copy the ARN again from the console or the AWS CLI.',
    );
  }
  if (/x/i.test(version)) {
    return problem(
      `The version “${version}” is a wildcard: it matches several builds.`,
      'Give the version of one build, with its build number: …/1.4.2/17.',
    );
  }
  const path = ['image', name.toLowerCase(), version, ...(build === '' ? [] : [build])].join('/');
  const arn = `arn:${partition}:imagebuilder:${region}:${account}:${path}`;
  const buildVersion = parseImageBuildVersionArn(arn);
  if (buildVersion) return { kind: 'build', build: buildVersion };
  const imageVersion = parseImageVersionArn(arn);
  if (imageVersion) return { kind: 'version', version: imageVersion };
  return problem(whatIsWrong({ account, name, version, build }), form);
}

function whatIsWrong(parts: { account: string; name: string; version: string; build: string }): string {
  if (!/^(\d{12}|aws.*)$/.test(parts.account))
    return `“${parts.account}” is not an account of twelve digits.`;
  if (!/^[a-z0-9-_]+$/i.test(parts.name)) return `“${parts.name}” is not the name of an image.`;
  if (!/^\d+\.\d+\.\d+$/.test(parts.version)) {
    return parts.version === ''
      ? 'This ARN has no version.'
      : `“${parts.version}” is not a version of three numbers.`;
  }
  return `“${parts.build}” is not a build number.`;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Texts that name something of a build without its ARN, with what they name and where the ARN is. */
const otherNames: readonly (readonly [RegExp, what: string, nextStep: string])[] = [
  [
    new RegExp(`^wf-${uuid}$`, 'i'),
    'This is the id of a workflow execution, which does not name its build.',
    'Open the image build by its ARN, then enter the id in its filter.',
  ],
  [
    new RegExp(`^step-${uuid}$`, 'i'),
    'This is the id of a workflow step, which does not name its build.',
    'Open the image build by its ARN.',
  ],
  [
    /^ami-[0-9a-f]{8,17}$/i,
    'This is the id of an AMI, not of the image build that made it.',
    'The AMI’s tag Ec2ImageBuilderArn has the ARN of its image build. Copy it from the EC2 console.',
  ],
  [
    /^i-[0-9a-f]{8,17}$/i,
    'This is the id of an EC2 instance, not of an image build.',
    'The instance’s tag Ec2ImageBuilderArn has the ARN of its image build. Copy it from the EC2 console.',
  ],
  [
    /^[\w-]+\/\d+\.\d+\.\d+\/\d+$/,
    'This names an image build without its Region and account.',
    `Enter the whole ARN, for example ${example}, or open the build from the lists of the Region.`,
  ],
  [
    /^[\w-]+\/\d+\.\d+\.\d+$/,
    'This names an image version without its Region and account.',
    `Enter the whole ARN, for example ${example}, or open the version from the lists of the Region.`,
  ],
];

function notAnArn(text: string): UnderstoodBuild {
  const bare = text.replace(/^["'`(]+|["'`),.;]+$/g, '');
  const other = otherNames.find(([pattern]) => pattern.test(bare));
  if (other) return problem(other[1], other[2]);
  if (/^https?:\/\//i.test(text)) {
    return problem('This address has no ARN.', 'Open the image build in the console and copy its ARN.');
  }
  if (/^[\w-]{1,128}$/.test(bare)) {
    return problem(
      'This is a name, not an ARN: an ARN starts with “arn:”.',
      'Find the image by its name in the lists of the Region, or enter the ARN of a build.',
    );
  }
  return problem('This is not an ARN: an ARN starts with “arn:”.', form);
}

function problem(title: string, nextStep: string): UnderstoodBuild {
  return { kind: 'problem', title, nextStep };
}

/** The console encodes an ARN in its fragment once, and a sign-in redirect once more. */
function decode(text: string): string {
  let decoded = text;
  for (let times = 0; times < 2 && /%(?:2f|3a|25)/i.test(decoded); times += 1) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return decoded;
    }
  }
  return decoded;
}
