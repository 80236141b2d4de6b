import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ImageBuilder } from '../aws/client.ts';
import { describeError } from '../aws/describeError.ts';
import { toListError } from '../aws/listError.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { StepAction } from './action.ts';
import type { Actions } from './actionsStore.ts';
import type { AnswerableStep } from './answerableStep.ts';
import styles from './dialogs.module.css';
import { isForbidden, isOpen, isOver } from './attempt.ts';
import { Outcome } from './Outcome.tsx';
import { SendButton } from './SendButton.tsx';
import { useAttempt } from './useActions.ts';
import { WaitingDetails } from './WaitingDetails.tsx';
import { waitingFactsQuery } from './waitingFacts.ts';
import { WhyNot } from './WhyNot.tsx';

/** The service's own limit. */
const longestReason = 1024;

export interface AnswerDialogProps {
  readonly actions: Actions;
  readonly imageBuilder: ImageBuilder;
  readonly step: AnswerableStep;
  readonly onClose: () => void;
}

/** A step that waits: what there is to know of it, and the two answers. What was typed stays whatever happens. */
export function AnswerDialog({ actions, imageBuilder, step, onClose }: AnswerDialogProps) {
  const facts = useQuery(waitingFactsQuery(imageBuilder, step));
  const { stepExecutionId, imageBuildVersionArn, name } = step;
  const { attempt } = useAttempt(actions, stepExecutionId, 'RESUME');
  const wished = attempt && 'reason' in attempt.action ? attempt.action.reason : undefined;
  const [typed, setTyped] = useState(wished ?? '');
  const fieldId = useId();
  const hintId = useId();
  const whyNotId = useId();
  const outcomeId = useId();

  const wasAnswered = attempt !== undefined && isOver(attempt);
  // What may have been sent is not to be changed until it is known what became of it.
  const isFixed = attempt !== undefined && attempt.state.kind !== 'refused';
  const text = isFixed ? (wished ?? '') : typed;
  const reason = text.trim() === '' ? undefined : text.trim();
  const actionOf = (kind: StepAction['kind']): StepAction => ({
    kind,
    imageBuildVersionArn,
    stepExecutionId,
    stepName: name,
    reason,
  });
  const whyNot = actions.mode !== 'on' ? whyNotId : isForbidden(attempt) ? outcomeId : undefined;
  const send = { actions, attempt, whyNot };
  return (
    <Dialog
      title={
        <>
          <Untrusted text={name ?? 'A step'} /> {wasAnswered ? 'was answered' : 'waits to be answered'}
        </>
      }
      onClose={onClose}
      actions={
        <>
          <SendButton {...send} action={actionOf('STOP')} look="danger" />
          <SendButton {...send} action={actionOf('RESUME')} look="primary" />
        </>
      }
    >
      <WaitingDetails step={step} facts={facts.data} reading={facts.isLoading} isOver={wasAnswered} />
      {facts.isError && (
        <p className={styles['problem']}>
          The step could not be read:{' '}
          {describeError(toListError(facts.error, 'GetWorkflowStepExecution')).title}.
        </p>
      )}
      <div className={styles['field']}>
        <label htmlFor={fieldId}>Reason</label>
        <textarea
          id={fieldId}
          className={styles['text']}
          rows={2}
          maxLength={longestReason}
          value={text}
          readOnly={isFixed || actions.mode !== 'on'}
          aria-describedby={hintId}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span id={hintId} className={styles['hint']}>
          Kept with the step, for whoever looks later; later steps can read it too.
          {text.length > longestReason - 200 && ` ${longestReason - text.length} characters left.`}
        </span>
      </div>
      <WhyNot id={whyNotId} mode={actions.mode} />
      <Outcome id={outcomeId} actions={actions} attempt={attempt} />
      {attempt && isOpen(attempt) && (
        <p className={styles['hint']}>It goes on when this is closed; the session’s journal has it.</p>
      )}
    </Dialog>
  );
}
