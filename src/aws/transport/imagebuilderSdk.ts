// Derived from the registry by `npm run generate`.
import {
  CancelImageCreationCommand,
  GetImageCommand,
  GetImagePipelineCommand,
  GetWorkflowCommand,
  GetWorkflowStepExecutionCommand,
  ImagebuilderClient,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListImagesCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
  RetryImageCommand,
  SendWorkflowStepActionCommand,
  StartImagePipelineExecutionCommand,
} from '@aws-sdk/client-imagebuilder';
import type { Sdk } from './sdk.ts';

export const imagebuilderSdk: Sdk = {
  createClient: (config) => new ImagebuilderClient(config),
  commands: {
    CancelImageCreation: CancelImageCreationCommand,
    GetImage: GetImageCommand,
    GetImagePipeline: GetImagePipelineCommand,
    GetWorkflow: GetWorkflowCommand,
    GetWorkflowStepExecution: GetWorkflowStepExecutionCommand,
    ListImageBuildVersions: ListImageBuildVersionsCommand,
    ListImagePipelineImages: ListImagePipelineImagesCommand,
    ListImagePipelines: ListImagePipelinesCommand,
    ListImages: ListImagesCommand,
    ListWaitingWorkflowSteps: ListWaitingWorkflowStepsCommand,
    ListWorkflowExecutions: ListWorkflowExecutionsCommand,
    ListWorkflowStepExecutions: ListWorkflowStepExecutionsCommand,
    RetryImage: RetryImageCommand,
    SendWorkflowStepAction: SendWorkflowStepActionCommand,
    StartImagePipelineExecution: StartImagePipelineExecutionCommand,
  },
};
