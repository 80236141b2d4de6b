import { useId } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { ImageAction } from './action.ts';
import type { Actions } from './actionsStore.ts';
import { notSettled } from './actionWords.ts';
import { isForbidden } from './attempt.ts';
import { Consequences } from './Consequences.tsx';
import { Outcome } from './Outcome.tsx';
import type { RetryFacts } from './retryFacts.ts';
import { SendButton } from './SendButton.tsx';
import { useAttempt } from './useActions.ts';
import { WhyNot } from './WhyNot.tsx';

export interface RetryDialogProps {
  readonly actions: Actions;
  readonly imageBuildVersionArn: string;
  /** Which build: `golden-ami 1.4.2 / 17`. Untrusted text. */
  readonly build: string;
  readonly facts: RetryFacts;
  readonly onClose: () => void;
}

/** What a retry will and will not do, said first. */
export function RetryDialog({ actions, imageBuildVersionArn, build, facts, onClose }: RetryDialogProps) {
  const { attempt, other } = useAttempt(actions, imageBuildVersionArn, 'RETRY');
  const whyNotId = useId();
  const outcomeId = useId();
  const action: ImageAction = { kind: 'RETRY', imageBuildVersionArn };
  // Once it was sent, the build may be under way: what was in its way no longer says anything.
  const reason = other ? notSettled.CANCEL : attempt === undefined ? facts.whyNot : undefined;
  const isBlocked = actions.mode !== 'on' || reason !== undefined;
  const whyNot = isBlocked ? whyNotId : isForbidden(attempt) ? outcomeId : undefined;
  return (
    <Dialog
      title={`Retry ${build}?`}
      onClose={onClose}
      actions={
        <SendButton actions={actions} action={action} attempt={attempt} whyNot={whyNot} look="primary" />
      }
    >
      <Consequences
        does={[
          `It goes on in place, from ${facts.from}: the same build number, and what was built is used as it is.`,
          'New executions appear below the old ones, which stay.',
        ]}
        doesNot={[
          'It does not build again: a changed recipe, component or workflow needs a new build.',
          'It takes AMI images only, and only failed or cancelled ones.',
        ]}
      />
      {facts.doubt !== undefined && attempt === undefined && (
        <Notice tone="attention" title="This will probably be refused">
          <p>{facts.doubt}</p>
        </Notice>
      )}
      <WhyNot id={whyNotId} mode={actions.mode} reason={reason} />
      <Outcome id={outcomeId} actions={actions} attempt={attempt} />
    </Dialog>
  );
}
