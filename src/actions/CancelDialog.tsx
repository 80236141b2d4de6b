import { useId, useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { ImageAction } from './action.ts';
import type { Actions } from './actionsStore.ts';
import { notSettled } from './actionWords.ts';
import { isForbidden } from './attempt.ts';
import { Consequences } from './Consequences.tsx';
import styles from './dialogs.module.css';
import { Outcome } from './Outcome.tsx';
import { SendButton } from './SendButton.tsx';
import { useAttempt } from './useActions.ts';
import { WhyNot } from './WhyNot.tsx';

export interface CancelDialogProps {
  readonly actions: Actions;
  readonly imageBuildVersionArn: string;
  /** Which build: `golden-ami 1.4.2 / 17`. Untrusted text. */
  readonly build: string;
  /** The image's name, which has to be typed. Untrusted text. */
  readonly name: string;
  readonly onClose: () => void;
}

/** What a cancel will and will not do, said first. It takes the image's name, so that no other build is ended by accident. */
export function CancelDialog({ actions, imageBuildVersionArn, build, name, onClose }: CancelDialogProps) {
  const { attempt, other } = useAttempt(actions, imageBuildVersionArn, 'CANCEL');
  const [typed, setTyped] = useState('');
  const fieldId = useId();
  const hintId = useId();
  const whyNotId = useId();
  const outcomeId = useId();
  const action: ImageAction = { kind: 'CANCEL', imageBuildVersionArn };
  const isTyped = typed.trim() === name;
  const reason = other && notSettled.RETRY;
  const isBlocked = actions.mode !== 'on' || reason !== undefined;
  const whyNot = isBlocked ? whyNotId : isForbidden(attempt) ? outcomeId : isTyped ? undefined : hintId;
  const formId = useId();
  return (
    <Dialog
      title={`Cancel ${build}?`}
      closeLabel={attempt === undefined ? 'Let it run' : 'Close'}
      onClose={onClose}
      actions={
        <SendButton actions={actions} action={action} attempt={attempt} whyNot={whyNot} look="danger" />
      }
    >
      <Consequences
        does={[
          'It asks Image Builder to end this build. The end comes some time later: the state says when.',
          'What is not done by then is not done: later workflows are cancelled.',
        ]}
        doesNot={[
          'AMIs and snapshots that were made already stay, and are billed until you delete them.',
          'It can’t be taken back. An AMI image can be retried later if its build phase was completed.',
        ]}
      />
      {attempt === undefined && (
        <form
          id={formId}
          className={styles['field']}
          onSubmit={(event) => {
            event.preventDefault();
            if (whyNot === undefined) actions.send(action);
          }}
        >
          <label htmlFor={fieldId}>
            Type the image’s name,{' '}
            <code>
              <Untrusted text={name} />
            </code>
          </label>
          <input
            id={fieldId}
            className={styles['text']}
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            readOnly={actions.mode !== 'on'}
            aria-describedby={hintId}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span id={hintId} className={styles['hint']}>
            {isTyped ? 'That is its name.' : 'The button works once the name stands here.'}
          </span>
        </form>
      )}
      <WhyNot id={whyNotId} mode={actions.mode} reason={reason} />
      <Outcome id={outcomeId} actions={actions} attempt={attempt} />
    </Dialog>
  );
}
