import type { OperationName } from '../../src/aws/registry.ts';
import { describeLogStreams } from '../logs/describeLogStreams.ts';
import { filterLogEvents } from '../logs/filterLogEvents.ts';
import { getLogEvents } from '../logs/getLogEvents.ts';
import { actionHandlers } from './actions.ts';
import { executionHandlers } from './executions.ts';
import { imageHandlers } from './images.ts';
import { Ledger } from './ledger.ts';
import type { OperationHandler } from './operation.ts';
import { pipelineHandlers } from './pipelines.ts';
import { stepHandlers } from './steps.ts';
import { workflowHandlers } from './workflows.ts';

/**
 * The handler of each operation of the registry, from the modules that have them, so that another operation touches one file of the
 * simulator. The type check fails when one is missing.
 */
export function createHandlers(): Readonly<Record<OperationName, OperationHandler>> {
  const ledger = new Ledger();
  return {
    ...executionHandlers,
    ...stepHandlers,
    ...imageHandlers,
    ...pipelineHandlers(ledger),
    ...workflowHandlers,
    ...actionHandlers(ledger),
    GetLogEvents: getLogEvents,
    FilterLogEvents: filterLogEvents,
    DescribeLogStreams: describeLogStreams,
  };
}
