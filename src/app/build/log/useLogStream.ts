import { useMemo } from 'react';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import { type BuildLogStream, buildLogStream, type LogSource } from '../../../aws/imagebuilder/logStream.ts';

/** The log stream of a build. The same object while the image changes in anything but its name and its logging. */
export function useLogStream(build: ImageBuildVersion, image: LogSource | undefined): BuildLogStream {
  const name = image?.name;
  const logGroupName = image?.loggingConfiguration?.logGroupName;
  return useMemo(
    () => buildLogStream(build, { name, loggingConfiguration: { logGroupName } }),
    [build, name, logGroupName],
  );
}
