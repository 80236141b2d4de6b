import { useQuery } from '@tanstack/react-query';
import type { AwsClient } from '../aws/client.ts';
import { describeError } from '../aws/describeError.ts';
import { toListError } from '../aws/listError.ts';
import { LongText } from '../ui/LongText.tsx';
import { RequestIds } from '../ui/RequestIds.tsx';
import { workflowQuery } from './workflowQuery.ts';

export interface WorkflowDocumentProps {
  readonly client: AwsClient;
  readonly workflowBuildVersionArn: string;
}

/** The YAML of a workflow. */
export function WorkflowDocument({ client, workflowBuildVersionArn }: WorkflowDocumentProps) {
  const query = useQuery(workflowQuery(client, workflowBuildVersionArn));
  if (query.isLoading) return <p>Loading…</p>;
  if (query.isError) return <DocumentFailed error={query.error} />;
  return <LongText label="Workflow document" text={query.data?.data ?? 'The service gave no document.'} />;
}

function DocumentFailed({ error }: { readonly error: Error }) {
  const { title, nextStep, requestIds } = describeError(toListError(error, 'GetWorkflow'));
  return (
    <p role="alert">
      The workflow document could not be read: {title}. {nextStep} <RequestIds ids={requestIds} />
    </p>
  );
}
