import { useId } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { ImageAction } from '../action.ts';
import type { Actions } from '../store/actionsStore.ts';
import { actionTexts } from '../actionTexts.ts';
import { isForbidden } from '../store/actionRequest.ts';
import { Consequences } from './Consequences.tsx';
import { Outcome } from './Outcome.tsx';
import type { RetryFacts } from './retryFacts.ts';
import { SendButton } from './SendButton.tsx';
import { useActionRequest } from '../store/useActions.ts';
import { WhyNot } from './WhyNot.tsx';

export interface RetryDialogProps {
  readonly actions: Actions;
  readonly imageBuildVersionArn: string;
  /** Which build: `golden-ami 1.4.2 / 17`. Untrusted text. */
  readonly build: string;
  readonly facts: RetryFacts;
  readonly onClose: () => void;
}

/** Confirms a retry, with its consequences. */
export function RetryDialog({ actions, imageBuildVersionArn, build, facts, onClose }: RetryDialogProps) {
  const { request, other } = useActionRequest(actions, imageBuildVersionArn, 'RETRY');
  const whyNotId = useId();
  const outcomeId = useId();
  const action: ImageAction = { kind: 'RETRY', imageBuildVersionArn };
  // After it was sent the build may be running, so the earlier obstacle no longer applies.
  const reason = other ? actionTexts.open.CANCEL : request === undefined ? facts.whyNot : undefined;
  const isBlocked = actions.mode !== 'on' || reason !== undefined;
  const whyNot = isBlocked ? whyNotId : isForbidden(request) ? outcomeId : undefined;
  return (
    <Dialog
      title={`Retry ${build}?`}
      onClose={onClose}
      actions={
        <SendButton actions={actions} action={action} request={request} whyNot={whyNot} variant="primary" />
      }
    >
      <Consequences
        does={[
          `Continues the same build from ${facts.from}, with its build number${facts.from === 'the failed phase' ? '' : ' and the AMI already built'}.`,
          'New executions are added; the earlier ones are kept.',
        ]}
        doesNot={[
          'Does not build again: a changed recipe, component or workflow needs a new build.',
          'Works for failed or cancelled AMI images only.',
        ]}
      />
      {facts.doubt !== undefined && request === undefined && (
        <Notice tone="attention" title="Image Builder will probably reject this">
          <p>{facts.doubt}</p>
        </Notice>
      )}
      <WhyNot id={whyNotId} mode={actions.mode} reason={reason} />
      <Outcome id={outcomeId} actions={actions} request={request} />
    </Dialog>
  );
}
