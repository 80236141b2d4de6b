import type { Address } from '../../address/address.ts';
import type { ImageVersion } from '../../aws/imagebuilder/arn.ts';
import { isRegionName } from '../../aws/endpoint.ts';
import { regionIn } from '../../aws/regionIn.ts';
import { parseImagePipelineArn, type ImagePipelineName } from '../../aws/imagebuilder/pipelineArn.ts';
import { understandBuild } from '../../aws/imagebuilder/understandBuild.ts';

/** Where a reader stands who has not chosen a build yet. */
export type Place =
  | { readonly kind: 'start'; readonly region: string }
  | { readonly kind: 'version'; readonly version: ImageVersion }
  | { readonly kind: 'pipeline'; readonly pipeline: ImagePipelineName };

/**
 * What the address asks for, when it is not a build: a version's builds, a pipeline's builds, or the lists of a region. The
 * region is the address's own, else that of a partial ARN in it, else the deployment's.
 */
export function placeOf(
  address: Pick<Address, 'build' | 'pipeline' | 'region'>,
  defaultRegion: string,
): Place {
  const understood = understandBuild(address.build);
  if (understood.kind === 'version') return { kind: 'version', version: understood.version };
  const pipeline = parseImagePipelineArn(address.build === '' ? address.pipeline : address.build);
  if (pipeline) return { kind: 'pipeline', pipeline };
  const said = [address.region, regionIn(address.build), regionIn(address.pipeline)];
  return { kind: 'start', region: said.find(isRegionName) ?? defaultRegion };
}
