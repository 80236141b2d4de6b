import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Address } from '../../address/address.ts';
import { imageQuery } from '../../builds/imageQuery.ts';
import { useExecutions } from '../../executions/useExecutions.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { listSettings } from './listSettings.ts';

/** Everything that is known of one build. */
export function useBuild(
  client: AwsClient,
  build: ImageBuildVersion,
  view: Pick<Address, 'pageSize' | 'maxItems' | 'startingToken'>,
) {
  const { pageSize, maxItems, startingToken } = view;
  const settings = useMemo(
    () => listSettings(build.arn, { pageSize, maxItems, startingToken }),
    [build.arn, pageSize, maxItems, startingToken],
  );
  const executions = useExecutions(client, settings);
  const image = useQuery(imageQuery(client, build.arn));
  return {
    settings,
    executions,
    image,
    /** The image's own failure reason, as the list's responses have it; it comes even when the list is empty. */
    message: executions.facts.find(({ message }) => message)?.message,
  };
}
