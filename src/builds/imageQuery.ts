import { queryOptions } from '@tanstack/react-query';
import type { AwsClient } from '../aws/client.ts';

/**
 * One image build as `GetImage` tells it: its state beside the list, and what the evidence of a failure is found with.
 * Nothing reads it again by itself; `refetchQueries` does, which passes over what is `static`.
 */
export function imageQuery(client: AwsClient, imageBuildVersionArn: string) {
  return queryOptions({
    queryKey: ['image', imageBuildVersionArn],
    // Asked for after the list, so its code comes then too.
    queryFn: async ({ signal }) => {
      const { getImage } = await import('../aws/imagebuilder/operations/getImage.ts');
      return getImage(client, { imageBuildVersionArn }, signal);
    },
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
