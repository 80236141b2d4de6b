import type { AwsClient } from '../aws/client.ts';
import { listImages } from '../aws/imagebuilder/operations/listImages.ts';
import { listQuery } from './listQuery.ts';

/** The image versions that the account owns in the client's region. */
export function imagesQuery(client: AwsClient) {
  return listQuery({
    operation: 'ListImages',
    region: client.region,
    of: '',
    async fetchPage(input, signal) {
      const page = await listImages(client, { owner: 'Self', ...input }, signal);
      return { items: page.imageVersionList, nextToken: page.nextToken };
    },
  });
}
