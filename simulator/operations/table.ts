import type { OperationName } from '../../src/aws/registry.ts';
import { describeLogStreams, filterLogEvents, getLogEvents } from '../logs/operations.ts';
import { cancelImageCreation, retryImage, sendWorkflowStepAction } from './actions.ts';
import { listWorkflowExecutions } from './executions.ts';
import { getImage, listImageBuildVersions, listImagePipelineImages, listImages } from './images.ts';
import { Ledger } from './ledger.ts';
import type { OperationHandler } from './operation.ts';
import { getImagePipeline, listImagePipelines, startImagePipelineExecution } from './pipelines.ts';
import { getWorkflowStepExecution, listWaitingWorkflowSteps, listWorkflowStepExecutions } from './steps.ts';
import { getWorkflow } from './workflows.ts';

/** The handler of each operation of the registry. The type check fails when one is missing. */
export function createHandlers(): Readonly<Record<OperationName, OperationHandler>> {
  const ledger = new Ledger();
  return {
    ListWorkflowExecutions: listWorkflowExecutions,
    ListWorkflowStepExecutions: listWorkflowStepExecutions,
    GetWorkflowStepExecution: getWorkflowStepExecution,
    ListWaitingWorkflowSteps: listWaitingWorkflowSteps,
    ListImages: listImages,
    ListImageBuildVersions: listImageBuildVersions,
    ListImagePipelines: listImagePipelines,
    ListImagePipelineImages: listImagePipelineImages,
    GetImagePipeline: getImagePipeline,
    GetImage: getImage,
    GetWorkflow: getWorkflow,
    SendWorkflowStepAction: sendWorkflowStepAction(ledger),
    CancelImageCreation: cancelImageCreation(ledger),
    RetryImage: retryImage(ledger),
    StartImagePipelineExecution: startImagePipelineExecution(ledger),
    GetLogEvents: getLogEvents,
    FilterLogEvents: filterLogEvents,
    DescribeLogStreams: describeLogStreams,
  };
}
