import { queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../aws/client.ts';
import { getImage } from '../aws/imagebuilder/operations/getImage.ts';

/**
 * One image build as `GetImage` tells it: its state beside the list, and what the evidence of a failure is found with.
 */
export function imageQuery(client: AwsClient, imageBuildVersionArn: string) {
  return queryOptions({
    queryKey: ['image', scopeOf(client), imageBuildVersionArn],
    queryFn: ({ signal }) => getImage(client, { imageBuildVersionArn }, signal),
  });
}
