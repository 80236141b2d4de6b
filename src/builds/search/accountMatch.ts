import {
  imageVersionArn,
  parseImageBuildVersionArn,
  parseImageVersionArn,
} from '../../aws/imagebuilder/arn.ts';
import type { ImagePipeline } from '../../aws/imagebuilder/imagePipeline.ts';
import type { ImageVersionEntry } from '../../aws/imagebuilder/operations/listImages.ts';
import { parseImagePipelineArn } from '../../aws/imagebuilder/pipelineArn.ts';
import type { ResourceName } from './resourceName.ts';

/** Something of the account that has the name which is searched for. */
export type AccountMatch =
  | { readonly kind: 'pipeline'; readonly arn: string; readonly name: string }
  /** `number` is `1.4.2` of a version, and `1.4.2 / 17` of a build. */
  | {
      readonly kind: 'version' | 'build';
      readonly arn: string;
      readonly name: string;
      readonly number: string;
    };

/** Versions of one image that are shown: the list of images has the others. */
const mostVersions = 5;

/** Pipelines, then the newest versions of the images; with a build number in the name, that build of each version. */
export function matchesOf(
  { build }: Pick<ResourceName, 'build'>,
  images: readonly ImageVersionEntry[],
  pipelines: readonly Pick<ImagePipeline, 'arn' | 'name'>[],
): readonly AccountMatch[] {
  const versions = images
    .flatMap(({ arn = '', name }) => {
      const ofBuild = parseImageBuildVersionArn(arn);
      const version = parseImageVersionArn(ofBuild ? imageVersionArn(ofBuild) : arn);
      return version ? [{ ...version, name: name ?? version.image }] : [];
    })
    .toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))
    .slice(0, mostVersions);
  return [
    ...pipelines.flatMap(({ arn = '', name }): AccountMatch[] => {
      const pipeline = parseImagePipelineArn(arn);
      return pipeline ? [{ kind: 'pipeline', arn: pipeline.arn, name: name ?? pipeline.name }] : [];
    }),
    ...versions.map(({ arn, name, version }): AccountMatch =>
      build === undefined
        ? { kind: 'version', arn, name, number: version }
        : { kind: 'build', arn: `${arn}/${build}`, name, number: `${version} / ${build}` },
    ),
  ];
}
