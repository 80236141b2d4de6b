import { useId, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import type { ImageAction } from '../action.ts';
import type { Actions } from '../store/actionsStore.ts';
import { actionTexts } from '../actionTexts.ts';
import { isForbidden } from '../store/actionRequest.ts';
import { Consequences } from './Consequences.tsx';
import styles from './dialogs.module.css';
import { Outcome } from './Outcome.tsx';
import { SendButton } from './SendButton.tsx';
import { useActionRequest } from '../store/useActions.ts';
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

/** Confirms a cancel: its consequences, and the image name typed, so that no other build is cancelled by accident. */
export function CancelDialog({ actions, imageBuildVersionArn, build, name, onClose }: CancelDialogProps) {
  const { request, other } = useActionRequest(actions, imageBuildVersionArn, 'CANCEL');
  const [typed, setTyped] = useState('');
  const fieldId = useId();
  const hintId = useId();
  const whyNotId = useId();
  const outcomeId = useId();
  const action: ImageAction = { kind: 'CANCEL', imageBuildVersionArn };
  const isTyped = typed.trim() === name;
  const reason = other && actionTexts.open.RETRY;
  const isBlocked = actions.mode !== 'on' || reason !== undefined;
  const whyNot = isBlocked ? whyNotId : isForbidden(request) ? outcomeId : isTyped ? undefined : hintId;
  const formId = useId();
  return (
    <Dialog
      title={`Cancel ${build}?`}
      closeLabel={request === undefined ? 'Keep it running' : 'Close'}
      onClose={onClose}
      actions={
        <SendButton actions={actions} action={action} request={request} whyNot={whyNot} variant="danger" />
      }
    >
      <Consequences
        does={[
          'Asks Image Builder to end this build, which takes a few minutes.',
          'Workflows that have not finished are cancelled.',
        ]}
        doesNot={[
          'AMIs and snapshots already created are kept, and billed until you delete them.',
          'Cannot be undone. An AMI image can be retried later if its BUILD phase completed.',
        ]}
      />
      {request === undefined && (
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
            {isTyped ? actionTexts.nameMatches : actionTexts.typeName}
          </span>
        </form>
      )}
      <WhyNot id={whyNotId} mode={actions.mode} reason={reason} />
      <Outcome id={outcomeId} actions={actions} request={request} />
    </Dialog>
  );
}
