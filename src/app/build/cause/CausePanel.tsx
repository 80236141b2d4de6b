import { useState } from 'react';
import type { WorkflowExecution } from '../../../aws/imagebuilder/workflowExecution.ts';
import { logStreamLabel } from '../../../aws/imagebuilder/evidence/evidence.ts';
import { CauseCard } from '../../../failure/CauseCard.tsx';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import type { Services } from '../../shell/services.ts';
import { LogSlot } from './LogSlot.tsx';
import type { KnownOfBuild, useCause } from './useCause.ts';

export interface CausePanelProps extends KnownOfBuild {
  readonly found: ReturnType<typeof useCause>['found'];
  /** Whether GetImage has not responded yet. */
  readonly imageIsLoading: boolean;
  readonly services: Pick<Services, 'config' | 'access' | 'address'>;
  readonly onShow: (execution: WorkflowExecution) => void;
}

/** Why the build failed or was cancelled. */
export function CausePanel({ found, onShow, services, imageIsLoading, ...known }: CausePanelProps) {
  const [fullText, setFullText] = useState<string>();
  if (!found) return null;
  const { config, address } = services;
  const step = found.cause.step?.stepExecutionId;
  const openLog = config.logLines && step !== undefined && (
    <AddressLink address={address} to={{ view: 'log', step, lines: '' }}>
      Open log of this step
    </AddressLink>
  );
  const places = found.places.map((place) =>
    place.label === logStreamLabel ? Object.assign({}, place, { inPage: openLog }) : place,
  );
  return (
    <CauseCard {...found} places={places} fullText={fullText} onShow={onShow}>
      <LogSlot
        cause={found.cause}
        isLoading={found.reading || imageIsLoading}
        known={known}
        services={services}
        onFullText={setFullText}
      />
    </CauseCard>
  );
}
