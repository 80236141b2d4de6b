import { useEffect } from 'react';
import type { Executions } from '../../../executions/useExecutions.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import { describeError } from '../../../aws/describeError.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import { stateOfBuild } from './buildState.ts';
import { canBuildChange } from '../canBuildChange.ts';
import type { Services } from '../../shell/services.ts';

/** Reports the state of the build to the host page. */
export function useReportToHost(
  host: Services['host'],
  build: ImageBuildVersion,
  { rows, more, state }: Executions,
  image: Image | undefined,
): void {
  useEffect(() => {
    if (!host || state.kind === 'loading') return;
    const counts: Record<string, number> = {};
    for (const { execution } of rows) {
      const status = /^[A-Z_]{1,40}$/.exec(execution.status ?? '')?.[0] ?? 'UNKNOWN';
      counts[status] = (counts[status] ?? 0) + 1;
    }
    host.send({
      type: 'state',
      build: build.arn,
      status: image?.state?.status ?? null,
      label: stateOfBuild(image, rows).word,
      counts,
      executions: rows.length,
      more: more.kind !== 'end',
      canChange: canBuildChange(rows, image),
    });
  }, [host, build, rows, more.kind, state.kind, image]);
  const error = state.kind === 'failed' ? state.error : undefined;
  useEffect(() => {
    if (error) host?.send({ type: 'error', code: 'read', message: describeError(error).title });
  }, [host, error]);
}
