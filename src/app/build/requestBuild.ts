import type { QueryClient } from '@tanstack/query-core';
import type { Address } from '../../address/address.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { imageQuery } from '../../builds/imageQuery.ts';
import { executionsQuery, type LoadedExecutions } from '../../executions/executionsQuery.ts';
import { mergeExecutions } from '../../executions/mergeExecutions.ts';
import { failureFacts, stepsToExplain } from './cause/failureFacts.ts';
import { listSettings } from './listSettings.ts';

/**
 * Sends the requests of a build's first view before the code that shows it is there: the list and the image together, then the steps
 * of the execution that explains a failure. The page reads the same queries and shows their errors.
 *
 * @returns resolves when all of them have been answered; never rejects
 */
export function requestBuild(
  queryClient: QueryClient,
  client: AwsClient,
  build: ImageBuildVersion,
  view: Pick<Address, 'pageSize' | 'maxItems' | 'startingToken'>,
): Promise<unknown> {
  const image = imageQuery(client, build.arn);
  const list = queryClient.infiniteQuery(executionsQuery(client, listSettings(build.arn, view)));
  const imageRead = queryClient.query(image);
  const requestSteps = async ({ pages }: LoadedExecutions) => {
    const message = pages.find(({ facts }) => facts?.message)?.facts?.message;
    const known = queryClient.getQueryData(image.queryKey);
    const steps = stepsToExplain(client, failureFacts(build, mergeExecutions(pages), known, message));
    if (steps) await queryClient.query(steps.query);
  };
  return Promise.allSettled([imageRead, list.then(requestSteps)]);
}
