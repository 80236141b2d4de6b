import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';

/** A build in a line, its image as its owner wrote it where that is known: `Golden-AMI 1.4.2 / 17`. */
export function nameOfBuild(build: ImageBuildVersion, image: Image | undefined): string {
  return `${image?.name ?? build.image} ${build.version} / ${build.build}`;
}
