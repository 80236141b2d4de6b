import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ExecutionRow } from '../../../executions/executionRow.ts';
import { causeOf } from '../../../failure/cause.ts';
import { evidenceOf } from '../../../failure/evidence.ts';
import { hintsFor } from '../../../failure/hints.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../../aws/client.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import { stepsQuery } from '../../../steps/stepsQuery.ts';
import { failureFacts, stepsToExplain } from './failureFacts.ts';
import { toPlace } from './toPlace.ts';

export interface KnownOfBuild {
  readonly client: AwsClient;
  readonly build: ImageBuildVersion;
  readonly image: Image | undefined;
  readonly message: string | undefined;
  readonly rows: readonly ExecutionRow[];
}

/** Why a build failed, from what has been read of it and the steps of the one execution that explains it. */
export function useCause({ client, build, image, message, rows }: KnownOfBuild) {
  const facts = useMemo(() => failureFacts(build, rows, image, message), [build, rows, image, message]);
  const wanted = useMemo(() => stepsToExplain(client, facts), [client, facts]);
  const query = useQuery({
    ...(wanted?.query ?? stepsQuery(client, '', undefined)),
    enabled: wanted !== undefined,
  });
  const id = wanted?.id;
  const steps = id === undefined ? undefined : query.data?.items;
  const isReading = id !== undefined && query.isLoading;
  const found = useMemo(() => {
    const known = { ...facts, steps: new Map(id !== undefined && steps ? [[id, steps]] : []) };
    const cause = causeOf(known);
    if (!cause) return undefined;
    return {
      cause,
      hints: hintsFor(cause),
      places: evidenceOf(cause, { build, image, ...(steps ? { steps } : {}) }).map((evidence) =>
        toPlace(evidence),
      ),
      reading: isReading,
    };
  }, [facts, id, steps, build, image, isReading]);
  return { found, isReading };
}
