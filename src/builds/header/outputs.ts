import type { Image } from '../../aws/imagebuilder/image.ts';
import { imageStatusMeaning } from '../../aws/imagebuilder/imageStatus.ts';

/** One thing that a build made, or failed to make, in a region. */
export interface Output {
  readonly kind: 'AMI' | 'container';
  readonly region: string | undefined;
  /** The AMI's id or the container's URI; undefined where it was not made. */
  readonly id: string | undefined;
  /** The account it was given to, where that is not the build's own. */
  readonly otherAccount: string | undefined;
  readonly failed: boolean;
  /** Why it failed. Untrusted text. */
  readonly reason: string | undefined;
}

/** What a build made, that of its own region first, the others in the service's order. */
export function outputsOf(
  image: Pick<Image, 'outputResources'> | undefined,
  home: { readonly region: string; readonly account: string },
): Output[] {
  const { amis = [], containers = [] } = image?.outputResources ?? {};
  const outputs: Output[] = [
    ...amis.map(({ region, image: id, accountId, state }) => ({
      kind: 'AMI' as const,
      region,
      id,
      otherAccount: accountId === home.account ? undefined : accountId,
      failed: imageStatusMeaning(state?.status).stage === 'failed',
      reason: state?.reason,
    })),
    ...containers.flatMap(({ region, imageUris }) =>
      imageUris.map((id) => ({
        kind: 'container' as const,
        region,
        id,
        otherAccount: undefined,
        failed: false,
        reason: undefined,
      })),
    ),
  ];
  return outputs.toSorted((a, b) => Number(b.region === home.region) - Number(a.region === home.region));
}

/** What the rest of a list of outputs is, in words: `2 more regions`, `3 more, 1 failed`. */
export function wordsForRest(rest: readonly Output[]): string {
  const failed = rest.filter((output) => output.failed).length;
  const words = `${rest.length} more`;
  return failed === 0 ? words : `${words}, ${failed} failed`;
}
