import { useQuery } from '@tanstack/react-query';
import { use, useCallback } from 'react';
import type { AddressStore } from '../../address/addressStore.ts';
import { AddressLink } from '../../lists/AddressLink.tsx';
import { imageQuery } from '../../builds/imageQuery.ts';
import { ExecutionDetail } from '../../executions/table/ExecutionDetail.tsx';
import type { ExecutionRow } from '../../executions/executionRow.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { stepEvidence } from '../../aws/imagebuilder/evidence/stepEvidence.ts';
import type { WorkflowStep } from '../../aws/imagebuilder/workflowStep.ts';
import { Steps } from '../../steps/Steps.tsx';
import { BuildFactsContext } from './buildFacts.ts';
import { toPlace } from './cause/toPlace.ts';
import { useCause } from './cause/useCause.ts';

export interface ExecutionInsideProps {
  readonly client: AwsClient;
  readonly build: ImageBuildVersion;
  readonly row: ExecutionRow;
  /** The page's address, where log lines may be shown. */
  readonly address: AddressStore | undefined;
}

/** An open execution: its fields, its steps, and where more about each step can be read. */
export function ExecutionInside({ client, build, row, address }: ExecutionInsideProps) {
  const image = useQuery(imageQuery(client, build.arn)).data;
  const { rows, message } = use(BuildFactsContext);
  const explained = useCause({ client, build, image, message, rows }).found;
  const placesOf = useCallback(
    (step: WorkflowStep, siblings: readonly WorkflowStep[]) => {
      // The card of the cause has the links of the step that it explains.
      const isExplained =
        step.stepExecutionId !== undefined && step.stepExecutionId === explained?.cause.step?.stepExecutionId;
      const onCard = isExplained ? explained.places.map(({ label, value }) => `${label} ${value}`) : [];
      return stepEvidence(step, { build, image, siblings })
        .filter(({ label, value }) => !onCard.includes(`${label} ${value}`))
        .map((evidence) =>
          toPlace(
            evidence,
            evidence.kind === 'cloudWatchLogs' && address && step.stepExecutionId !== undefined && (
              <AddressLink address={address} to={{ view: 'log', step: step.stepExecutionId, lines: '' }}>
                Open log of this step
              </AddressLink>
            ),
          ),
        );
    },
    [build, image, address, explained],
  );
  const { workflowExecutionId } = row.execution;
  return (
    <ExecutionDetail row={row}>
      {workflowExecutionId !== undefined && (
        <Steps client={client} execution={{ ...row.execution, workflowExecutionId }} placesOf={placesOf} />
      )}
    </ExecutionDetail>
  );
}
