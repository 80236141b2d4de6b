import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AwsClient } from '../aws/client.ts';
import { describeError } from '../aws/describeError.ts';
import { toListError } from '../aws/listError.ts';
import { LongText } from '../ui/LongText.tsx';
import { RequestIds } from '../ui/RequestIds.tsx';
import styles from './WorkflowSource.module.css';
import { workflowQuery } from './workflowQuery.ts';

export interface WorkflowSourceProps {
  readonly client: AwsClient;
  readonly workflowBuildVersionArn: string;
}

/** The workflow's own YAML, asked for when it is opened. */
export function WorkflowSource({ client, workflowBuildVersionArn }: WorkflowSourceProps) {
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...workflowQuery(client, workflowBuildVersionArn), enabled: open });
  return (
    <details className={styles['source']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Workflow document</summary>
      {query.isLoading && <p>Loading…</p>}
      {query.isError && <SourceFailed error={query.error} />}
      {query.isSuccess && (
        <LongText label="Workflow document" text={query.data.data ?? 'The service gave no document.'} />
      )}
    </details>
  );
}

function SourceFailed({ error }: { readonly error: Error }) {
  const { title, nextStep, requestIds } = describeError(toListError(error, 'GetWorkflow'));
  return (
    <p role="alert">
      The workflow document could not be read: {title}. {nextStep} <RequestIds ids={requestIds} />
    </p>
  );
}
