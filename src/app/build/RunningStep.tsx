import { useQuery } from '@tanstack/react-query';
import type { AwsClient } from '../../aws/client.ts';
import { currentStepOf } from '../../steps/currentStep.ts';
import { stepsQuery } from '../../steps/stepsQuery.ts';
import { Duration } from '../../ui/Duration.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

export interface RunningStepProps {
  readonly client: AwsClient;
  readonly workflowExecutionId: string;
  readonly status: string | undefined;
}

/** The step that a running execution is in, after its counts: ` · ApplyBuildComponents, 4 m 10 s`. */
export function RunningStep({ client, workflowExecutionId, status }: RunningStepProps) {
  const { data } = useQuery(stepsQuery(client, workflowExecutionId, status));
  const current = data && currentStepOf(data.items);
  if (!current) return null;
  return (
    <>
      {' · '}
      <Untrusted text={current.name} />
      {current.isWaiting && ' waits'}
      {current.startedAt !== undefined && (
        <>
          , <Duration from={current.startedAt} to={undefined} running />
        </>
      )}
    </>
  );
}
