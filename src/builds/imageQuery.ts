import { queryOptions } from '@tanstack/react-query';
import type { AwsClient } from '../aws/client.ts';

/**
 * One image build as `GetImage` tells it: its state beside the list, and what the evidence of a failure is found with.
 */
export function imageQuery(client: AwsClient, imageBuildVersionArn: string) {
  return queryOptions({
    queryKey: ['image', imageBuildVersionArn],
    // Requested after the list, so its code is loaded then too.
    queryFn: async ({ signal }) => {
      const { getImage } = await import('../aws/imagebuilder/operations/getImage.ts');
      return getImage(client, { imageBuildVersionArn }, signal);
    },
  });
}
