import { queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../../../aws/client.ts';
import type { ImagePipeline } from '../../../aws/imagebuilder/imagePipeline.ts';
import { type BuildLogStream, logStreamInput } from '../../../aws/imagebuilder/logStream.ts';
import type { ImagePipelineName } from '../../../aws/imagebuilder/pipelineArn.ts';
import { describeLogStreams } from '../../../aws/logs/describeLogStreams.ts';
import { getLogEvents, type LogEvent } from '../../../aws/logs/getLogEvents.ts';
import { toServiceError } from '../../../aws/serviceError.ts';
import { pipelineKeptFor } from '../../../lib/timings.ts';

/** The log of a pipeline: a stream for each day on which it wrote a line, the latest first. */
export interface PipelineLogDays {
  readonly streams: readonly BuildLogStream[];
}

/** Days that can be chosen: a page of the service has no more streams. */
const mostDays = 50;

/** The stream that a pipeline writes to at an instant, in milliseconds since the epoch. Days begin at midnight UTC. */
export function dayStream(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10).replaceAll('-', '/');
}

/** What of a pipeline says where it logs. */
type LogNames = Partial<Pick<ImagePipeline, 'name' | 'loggingConfiguration'>>;

type LogGroup = Pick<BuildLogStream, 'group' | 'source'>;

/**
 * The groups that a pipeline may log to: the one that it names, else one named after it. Some groups have the name as the ARN does,
 * in lower case.
 */
export function groupsOf(
  { name: lowerCase }: ImagePipelineName,
  { name, loggingConfiguration }: LogNames,
): readonly [LogGroup, ...LogGroup[]] {
  const configured = loggingConfiguration?.pipelineLogGroupName || undefined;
  if (configured !== undefined) return [{ group: configured, source: 'configured' }];
  const asNamed = name ?? lowerCase;
  return asNamed === lowerCase ? [groupNamed(asNamed)] : [groupNamed(asNamed), groupNamed(lowerCase)];
}

function groupNamed(name: string): LogGroup {
  return { group: `/aws/imagebuilder/pipeline/${name}`, source: 'named' };
}

/** Tries each group until one exists. Rejects with the error of the last one. */
async function inGroup<Result>(
  pipelineName: ImagePipelineName,
  pipeline: LogNames,
  read: (log: Omit<BuildLogStream, 'stream'>) => Promise<Result>,
): Promise<Result> {
  const { region, partition, account } = pipelineName;
  const groups = groupsOf(pipelineName, pipeline);
  for (const [index, group] of groups.entries()) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the second is read where the first does not exist
      return await read({ region, partition, account, ...group });
    } catch (failure) {
      const error = toServiceError(failure, 'DescribeLogStreams');
      if (error.kind !== 'notFound' || index === groups.length - 1) throw error;
    }
  }
  throw new Error('A pipeline has at least one log group.');
}

/** The days of a pipeline's log. */
export function pipelineLogDaysQuery(client: AwsClient, pipelineName: ImagePipelineName, pipeline: LogNames) {
  return queryOptions({
    queryKey: ['pipelineLogDays', scopeOf(client), pipelineName.arn],
    queryFn: async ({ signal }): Promise<PipelineLogDays> =>
      inGroup(pipelineName, pipeline, async (log) => {
        const { logStreamName: _, ...group } = logStreamInput({ ...log, stream: '' });
        const input = { ...group, orderBy: 'LogStreamName', descending: true, limit: mostDays } as const;
        const { streams } = await describeLogStreams(client, input, signal);
        return { streams: streams.map((stream) => Object.assign({ stream }, log)) };
      }),
    retry: false,
    staleTime: pipelineKeptFor,
    refetchOnWindowFocus: false,
  });
}

/** Milliseconds before and after a due time in which a pipeline writes why it did not start a build. */
const beforeDue = 60_000;
const afterDue = 15 * 60_000;
/** Lines of them that are shown. */
const mostLines = 10;

/**
 * What the log of a pipeline has from around the time at which a build was due. No lines where the stream of that day does not
 * exist: the pipeline wrote nothing then.
 */
export function dueLinesQuery(
  client: AwsClient,
  pipelineName: ImagePipelineName,
  pipeline: LogNames,
  dueAt: number,
) {
  return queryOptions({
    queryKey: ['pipelineDueLines', scopeOf(client), pipelineName.arn, dueAt],
    queryFn: async ({ signal }): Promise<readonly LogEvent[]> =>
      inGroup(pipelineName, pipeline, async (log) => {
        const input = {
          ...logStreamInput({ ...log, stream: dayStream(dueAt) }),
          startTime: dueAt - beforeDue,
          endTime: dueAt + afterDue,
          limit: mostLines,
          startFromHead: true,
        };
        try {
          return (await getLogEvents(client, input, signal)).events;
        } catch (failure) {
          const error = toServiceError(failure, 'GetLogEvents');
          if (error.kind === 'notFound' && /\blog stream\b/i.test(error.message)) return [];
          throw error;
        }
      }),
    retry: false,
    staleTime: pipelineKeptFor,
    refetchOnWindowFocus: false,
  });
}
