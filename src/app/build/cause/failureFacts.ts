import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../../aws/client.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import type { ExecutionRow } from '../../../executions/executionRow.ts';
import { executionToExplain } from '../../../failure/failedExecution.ts';
import type { FailureFacts } from '../../../failure/facts.ts';
import { stepsQuery } from '../../../steps/stepsQuery.ts';

/** What is known of a build when its failure is looked into. */
export function failureFacts(
  build: ImageBuildVersion,
  rows: readonly ExecutionRow[],
  image: Image | undefined,
  listMessage: string | undefined,
): FailureFacts {
  return {
    build,
    image,
    listMessage,
    executions: rows.map(({ execution }) => execution),
    attempts: new Map(
      rows.flatMap(({ execution, attempt }) => (attempt ? [[execution, attempt] as const] : [])),
    ),
  };
}

/** The query for the steps that explain the failure, and the id of their execution. Undefined where no steps do. */
export function stepsToExplain(client: AwsClient, facts: FailureFacts) {
  const id = executionToExplain(facts);
  if (id === undefined) return undefined;
  const status = facts.executions.find(({ workflowExecutionId }) => workflowExecutionId === id)?.status;
  return { id, query: stepsQuery(client, id, status) };
}
