import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Image } from '../../aws/imagebuilder/image.ts';
import { toServiceError } from '../../aws/serviceError.ts';
import type { RecentBuildsStore } from './recentBuilds.ts';

/**
 * Puts an opened build among the recent ones, once it is known under which name it goes. One that does not exist was not
 * opened; one that may not be read was. Without a store nothing is kept.
 */
export function useRecord(
  store: RecentBuildsStore | undefined,
  arn: string,
  image: Pick<UseQueryResult<Image>, 'data' | 'error' | 'isPending'>,
): void {
  const name = image.data?.name;
  const exists = !image.isPending && !isMissing(image.error);
  useEffect(() => {
    if (exists) store?.add({ arn, name, openedAt: Date.now() });
  }, [store, arn, name, exists]);
}

function isMissing(error: unknown): boolean {
  return error !== null && toServiceError(error, 'GetImage').kind === 'notFound';
}
