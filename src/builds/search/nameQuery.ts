import { queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../../aws/client.ts';
import type { ImagePipeline } from '../../aws/imagebuilder/imagePipeline.ts';
import { listImagePipelines } from '../../aws/imagebuilder/operations/listImagePipelines.ts';
import { listImages, type ImageVersionEntry } from '../../aws/imagebuilder/operations/listImages.ts';
import { type ResourceName, spellingsOf } from './resourceName.ts';
import { namedKeptFor } from '../../lib/timings.ts';

/** The account's image versions of one name. The first page of the service; `hasMore` tells of others. */
export interface NamedImages {
  readonly images: readonly ImageVersionEntry[];
  readonly hasMore: boolean;
}

/** The account's image versions of a name. One request. */
export function imagesNamedQuery(client: AwsClient, { name, version }: ResourceName) {
  return queryOptions<NamedImages>({
    queryKey: ['imagesNamed', scopeOf(client), name, version ?? null],
    staleTime: namedKeptFor,
    async queryFn({ signal }) {
      const filters = [
        { name: 'name', values: spellingsOf(name) },
        ...(version === undefined ? [] : [{ name: 'version', values: [version] }]),
      ];
      const page = await listImages(client, { owner: 'Self', filters, maxResults: 25 }, signal);
      return { images: page.imageVersionList, hasMore: page.nextToken !== undefined };
    },
  });
}

/** The account's pipelines of a name. One request. */
export function pipelinesNamedQuery(client: AwsClient, { name }: ResourceName) {
  return queryOptions<readonly ImagePipeline[]>({
    queryKey: ['pipelinesNamed', scopeOf(client), name],
    staleTime: namedKeptFor,
    async queryFn({ signal }) {
      const filters = [{ name: 'name', values: spellingsOf(name) }];
      return (await listImagePipelines(client, { filters, maxResults: 25 }, signal)).imagePipelineList;
    },
  });
}
