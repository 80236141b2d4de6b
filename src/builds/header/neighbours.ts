import {
  compareBuildNumbers,
  parseImageBuildVersionArn,
  type ImageBuildVersion,
} from '../../aws/imagebuilder/arn.ts';
import { imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';
import type { ImageSummary } from '../../aws/imagebuilder/imageSummary.ts';

/** Another build of the same version. */
export interface Neighbour {
  readonly build: ImageBuildVersion;
  readonly status: string | undefined;
}

export interface Neighbours {
  readonly previous: Neighbour | undefined;
  readonly next: Neighbour | undefined;
  /** The latest build before this one that made its image. */
  readonly lastGood: Neighbour | undefined;
}

/** The builds beside `build`, of those that were listed, in any order. Numbers have gaps: builds can be deleted. */
export function neighboursOf(
  build: ImageBuildVersion,
  listed: readonly Pick<ImageSummary, 'arn' | 'state'>[],
): Neighbours {
  const others = listed
    .flatMap(({ arn = '', state }): Neighbour[] => {
      const other = parseImageBuildVersionArn(arn);
      return other ? [{ build: other, status: state?.status }] : [];
    })
    .toSorted((a, b) => compareBuildNumbers(a.build, b.build));
  const before = others.filter((other) => compareBuildNumbers(other.build, build) < 0);
  return {
    previous: before.at(-1),
    next: others.find((other) => compareBuildNumbers(other.build, build) > 0),
    lastGood: before.findLast(({ status }) => imageStatusMeaning(status).stage === 'made'),
  };
}
