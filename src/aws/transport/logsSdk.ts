// Derived from the registry by `npm run generate`.
import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Sdk } from './sdk.ts';

export const logsSdk: Sdk = {
  createClient: (config) => new CloudWatchLogsClient(config),
  commands: {
    DescribeLogStreams: DescribeLogStreamsCommand,
    FilterLogEvents: FilterLogEventsCommand,
    GetLogEvents: GetLogEventsCommand,
  },
};
