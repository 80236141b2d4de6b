import type { Attempts } from '../aws/imagebuilder/attempts.ts';
import type { ImageBuildVersion } from '../aws/imagebuilder/arn.ts';
import type { Image } from '../aws/imagebuilder/image.ts';
import { imageStatusMeaning, type ImageStatusMeaning } from '../aws/imagebuilder/imageStatus.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';

/** What is known of a build when its failure is looked into. Everything may be missing, and parts may disagree. */
export interface FailureFacts {
  readonly build?: ImageBuildVersion | undefined;
  readonly image?: Image | undefined;
  /** ListWorkflowExecutions' own `message`: the image's failure reason, also when the list is empty. */
  readonly listMessage?: string | undefined;
  readonly executions: readonly WorkflowExecution[];
  /** The executions that are attempts, as they were numbered when the list was read. */
  readonly attempts: Attempts;
  /** The steps that have been read, by the id of their execution. */
  readonly steps?: ReadonlyMap<string, readonly WorkflowStep[]> | undefined;
}

/** The steps of an execution, as far as they have been read. */
export function stepsOf(
  facts: FailureFacts,
  execution: WorkflowExecution | undefined,
): readonly WorkflowStep[] {
  const id = execution?.workflowExecutionId;
  return (id === undefined ? undefined : facts.steps?.get(id)) ?? [];
}

/** Where the image stands. Without GetImage, the list's message says that it failed: it is the image's failure reason. */
export function imageStageOf({ image, listMessage }: FailureFacts): ImageStatusMeaning['stage'] {
  const status = image?.state?.status;
  if (status === undefined && (listMessage ?? '').trim() !== '') return 'failed';
  return imageStatusMeaning(status).stage;
}
