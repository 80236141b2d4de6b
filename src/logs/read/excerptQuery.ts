import { queryOptions } from '@tanstack/react-query';
import { type AwsClient, scopeOf } from '../../aws/client.ts';
import { type BuildLogStream, logStreamInput } from '../../aws/imagebuilder/logStream.ts';
import { excerptOf, timesOf } from '../../aws/logs/excerpt.ts';
import { getLogEventsCommand } from '../../aws/logs/logCommand.ts';
import { findFailure, type KnownFailure } from '../../aws/logs/loggedFailure.ts';
import { isComponentLine, type LogLine, readLogLines } from '../../aws/logs/logLine.ts';
import { startWalk, walkOn } from '../../aws/logs/logWalk.ts';
import { formatRange, nameOf } from '../lines/lineRange.ts';

/** Events in the one request for the lines around a failure. */
const excerptEvents = 200;
/** Milliseconds. The service writes a step's last lines a little after the step's end. */
export const afterTheEnd = 120_000;

/** The last events of a stream before a moment. Nothing reads them again by itself: the failed step has ended. */
export function logTailQuery(client: AwsClient, log: BuildLogStream, endedAt: number | undefined) {
  return queryOptions({
    queryKey: ['logTail', scopeOf(client), log.account, log.region, log.group, log.stream, endedAt ?? null],
    queryFn: async ({ signal }) => {
      const range = endedAt === undefined ? {} : { endTime: endedAt + afterTheEnd };
      const walk = startWalk({ ...logStreamInput(log), ...range }, 'backward');
      const { events } = await walkOn(client, walk, { limit: excerptEvents, signal });
      return readLogLines(events);
    },
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** The failed step, as far as it narrows down its lines. */
export interface FailedPart extends KnownFailure {
  /** Milliseconds since the epoch. */
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  /** Whether the step runs components, which write lines of their own. */
  readonly runsComponents: boolean;
}

/** What is shown of a log beside a cause. */
export interface Excerpt {
  readonly lines: readonly LogLine[];
  /** Index of the line that explains the failure. */
  readonly marked: number | undefined;
  /** Names the marked line in the address. */
  readonly markedRange: string | undefined;
  /** Whether a failed command is among the lines, rather than the service's word for it. */
  readonly hasCommand: boolean;
  /** The whole error output of the failed command. */
  readonly errorText: string;
  /** The service wrote its progress and the components wrote nothing. */
  readonly progressOnly: boolean;
  /** Prints the same lines; undefined for names that no command can hold. */
  readonly command: string | undefined;
}

/** The lines around the failure. Undefined where there is no line at all. */
export function excerptIn(
  lines: readonly LogLine[],
  log: BuildLogStream,
  failed: FailedPart,
): Excerpt | undefined {
  if (lines.length === 0) return undefined;
  const failure = findFailure(lines, failed);
  const range = excerptOf(lines, failure);
  const hasCommand = failure?.exitCode !== undefined;
  const { startedAt = 0 } = failed;
  return {
    lines: lines.slice(range.from, range.to),
    marked: failure && failure.line - range.from,
    markedRange: markedRange(lines, failure?.line),
    hasCommand,
    errorText: failure?.errorText ?? '',
    progressOnly:
      failed.runsComponents &&
      !hasCommand &&
      !lines.some((line) => line.timestamp >= startedAt && isComponentLine(line)),
    command: getLogEventsCommand({
      region: log.region,
      ...logStreamInput(log),
      ...timesOf(lines, range),
    }),
  };
}

function markedRange(lines: readonly LogLine[], line: number | undefined): string | undefined {
  if (line === undefined) return undefined;
  const name = nameOf(lines, line);
  return formatRange({ first: name, last: name });
}

/**
 * The log's error output where it is longer than the failure context's, which is cut at 1,024 characters. Undefined where it
 * is another text, or no longer.
 */
export function fullerText(cut: string, errorText: string): string | undefined {
  const [short, long] = [cut, errorText].map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return short && long && long.length > short.length && long.startsWith(short.replace(/…$/, ''))
    ? errorText
    : undefined;
}
