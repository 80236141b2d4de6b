import type { AwsClient } from '../aws/client.ts';
import { listImageBuildVersions } from '../aws/imagebuilder/operations/listImageBuildVersions.ts';
import { listQuery } from './listQuery.ts';

/** The builds of one image version. A build's neighbours come from the same list, so they are read once. */
export function versionBuildsQuery(client: AwsClient, imageVersionArn: string) {
  return listQuery({
    operation: 'ListImageBuildVersions',
    region: client.region,
    of: imageVersionArn,
    async fetchPage(input, signal) {
      const page = await listImageBuildVersions(client, { ...input, imageVersionArn }, signal);
      return { items: page.imageSummaryList, nextToken: page.nextToken };
    },
  });
}
