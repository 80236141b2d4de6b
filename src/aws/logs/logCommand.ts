import { awsCommand } from '../awsCommand.ts';

export interface LogCommandInput {
  readonly region: string;
  /** A group's name or, for a group in another account, its ARN. */
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
  readonly logStreamName: string;
  readonly startTime?: number | undefined;
  /** Exclusive, as in GetLogEvents. */
  readonly endTime?: number | undefined;
}

/**
 * The AWS CLI command that prints the messages of a stream between two times, oldest first. `events[].[message]` puts each
 * message on a line of its own; `events[].message` would put tabs between them. Undefined for names that no command can hold.
 */
export function getLogEventsCommand({ region, ...input }: LogCommandInput): string | undefined {
  const { startTime, endTime, ...stream } = input;
  const command = awsCommand('logs', 'get-log-events', {
    ...stream,
    startTime,
    endTime,
    region,
    query: 'events[].[message]',
    output: 'text',
  });
  return command && `${command} --start-from-head`;
}
