import { useQuery } from '@tanstack/react-query';
import type { AwsClient } from '../../../aws/client.ts';
import { describeError } from '../../../aws/describeError.ts';
import type { ImagePipeline } from '../../../aws/imagebuilder/imagePipeline.ts';
import type { ImagePipelineName } from '../../../aws/imagebuilder/pipelineArn.ts';
import { toServiceError } from '../../../aws/serviceError.ts';
import { RequestIds } from '../../../ui/RequestIds.tsx';
import { Time } from '../../../ui/Time.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { runState } from '../overview/data/runState.ts';
import { useServiceNow } from '../../../ui/now.ts';
import { Fact } from './Fact.tsx';
import { dueLinesQuery } from './pipelineLog.ts';
import { pipelineLogTexts } from './pipelineTexts.ts';
import styles from './PipelineFacts.module.css';

export interface DueLogProps {
  readonly client: AwsClient;
  readonly pipelineName: ImagePipelineName;
  readonly pipeline: ImagePipeline;
}

/** What the pipeline logged when a build was due and none started: the API itself does not say why. */
export function DueLog({ client, pipelineName, pipeline }: DueLogProps) {
  const state = runState(pipeline, useServiceNow());
  return state.kind === 'missed' || state.kind === 'noUpdateOrFailed' ? (
    <Fact term={pipelineLogTexts.dueLines}>
      <Lines client={client} pipelineName={pipelineName} pipeline={pipeline} dueAt={state.dueAt} />
    </Fact>
  ) : null;
}

function Lines({ client, pipelineName, pipeline, dueAt }: DueLogProps & { readonly dueAt: number }) {
  const { data, error } = useQuery(dueLinesQuery(client, pipelineName, pipeline, dueAt));
  if (error) {
    const failure = toServiceError(error, 'GetLogEvents');
    if (failure.kind === 'notFound') return pipelineLogTexts.noGroup;
    const { title, requestIds } = describeError(failure);
    return (
      <>
        {pipelineLogTexts.dueFailed(title)} <RequestIds ids={requestIds} />
      </>
    );
  }
  if (!data) return pipelineLogTexts.reading;
  if (data.length === 0) return pipelineLogTexts.noDueLines;
  return (
    <ol className={styles['lines']}>
      {data.map(({ timestamp, message }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no id, and stay in order
        <li key={index}>
          <Time value={new Date(timestamp).toISOString()} />{' '}
          <code>
            <Untrusted text={message} />
          </code>
        </li>
      ))}
    </ol>
  );
}
