import { useEffect, useEffectEvent, useId, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { StartAction } from '../action.ts';
import { isForbidden } from '../store/actionRequest.ts';
import type { Actions } from '../store/actionsStore.ts';
import { useActionRequest } from '../store/useActions.ts';
import { Consequences } from './Consequences.tsx';
import { Outcome } from './Outcome.tsx';
import { SendButton } from './SendButton.tsx';
import { WhyNot } from './WhyNot.tsx';

/** What is known of the pipeline whose build is started. */
export interface StartFacts {
  readonly imagePipelineArn: string;
  /** Untrusted text. */
  readonly name: string;
  /** The builds that are listed now; undefined when they could not be read. */
  readonly knownBuilds: readonly string[] | undefined;
  readonly isReading: boolean;
  readonly isDisabled: boolean;
  /** Whether one of its builds is under way. */
  readonly isBuilding: boolean;
}

export interface StartDialogProps {
  readonly actions: Actions;
  readonly facts: StartFacts;
  /** Called with the ARN of the new build. */
  readonly onStarted: (imageBuildVersionArn: string) => void;
  readonly onClose: () => void;
}

/** Confirms the start of a new build, with its consequences, and then leads to the build. */
export function StartDialog({ actions, facts, onStarted, onClose }: StartDialogProps) {
  const { imagePipelineArn, name, knownBuilds, isReading, isDisabled, isBuilding } = facts;
  const [preparedAt] = useState(() => Date.now());
  const { request } = useActionRequest(actions, imagePipelineArn, 'START');
  const whyNotId = useId();
  const outcomeId = useId();
  const action: StartAction = { kind: 'START', imagePipelineArn, knownBuilds, preparedAt };
  // A request from before this dialog is none of its own.
  const isOwn = request !== undefined && request.sentAt >= preparedAt;
  const started = isOwn && request.state.kind === 'accepted' ? request.state.startedBuild : undefined;
  const onNewBuild = useEffectEvent(onStarted);
  useEffect(() => {
    if (started !== undefined) onNewBuild(started);
  }, [started]);
  const reason = isReading ? 'The builds of the pipeline are being read.' : undefined;
  const isBlocked = actions.mode !== 'on' || reason !== undefined;
  const whyNot = isBlocked ? whyNotId : isForbidden(request) ? outcomeId : undefined;
  return (
    <Dialog
      title={`Start a build of ${name}?`}
      onClose={onClose}
      actions={
        <SendButton actions={actions} action={action} request={request} whyNot={whyNot} variant="primary" />
      }
    >
      <Consequences
        does={[
          'Builds a new image at once with the current recipe, components and workflows.',
          'Runs the tests and distributes the image as the pipeline is configured to.',
          ...(isDisabled ? ['The pipeline is disabled and stays so: only this one build starts.'] : []),
        ]}
        doesNot={[
          'Build and test instances, snapshots and copies are billed.',
          'A failure of this build does not count towards the auto-disable policy.',
        ]}
      />
      {isBuilding && request === undefined && (
        <Notice tone="attention" title="A build of this pipeline is already running">
          <p>Another one runs beside it.</p>
        </Notice>
      )}
      <WhyNot id={whyNotId} mode={actions.mode} reason={reason} />
      <Outcome id={outcomeId} actions={actions} request={request} />
    </Dialog>
  );
}
