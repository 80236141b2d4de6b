import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AwsClient } from '../../aws/client.ts';
import { describeError } from '../../aws/describeError.ts';
import { toListError } from '../../aws/listError.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { RequestIds } from '../../ui/RequestIds.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import type { StepAction } from '../action.ts';
import type { Actions } from '../store/actionsStore.ts';
import type { AnswerableStep } from '../waiting/waitingSteps.ts';
import styles from './dialogs.module.css';
import { isForbidden, isOpen, isOver } from '../store/actionRequest.ts';
import { actionTexts } from '../actionTexts.ts';
import { Outcome } from './Outcome.tsx';
import { SendButton } from './SendButton.tsx';
import { useActionRequest } from '../store/useActions.ts';
import { WaitingDetails } from '../waiting/WaitingDetails.tsx';
import { waitingFactsQuery } from '../waiting/waitingFacts.ts';
import { WhyNot } from './WhyNot.tsx';

/** The service's own limit. */
const longestReason = 1024;

export interface AnswerDialogProps {
  readonly actions: Actions;
  readonly client: AwsClient;
  readonly step: AnswerableStep;
  readonly onClose: () => void;
}

/** A waiting step with its details and the actions RESUME and STOP. The typed reason survives a rejection. */
export function AnswerDialog({ actions, client, step, onClose }: AnswerDialogProps) {
  const facts = useQuery(waitingFactsQuery(client, step));
  const factsError = facts.error && describeError(toListError(facts.error, 'GetWorkflowStepExecution'));
  const { stepExecutionId, imageBuildVersionArn, name } = step;
  const { request } = useActionRequest(actions, stepExecutionId, 'RESUME');
  const sentReason = request && 'reason' in request.action ? request.action.reason : undefined;
  const [typed, setTyped] = useState(sentReason ?? '');
  const fieldId = useId();
  const hintId = useId();
  const whyNotId = useId();
  const outcomeId = useId();

  const wasAnswered = request !== undefined && isOver(request);
  // A reason that may have been sent stays unchanged until the outcome is known.
  const isFixed = request !== undefined && request.state.kind !== 'rejected';
  const text = isFixed ? (sentReason ?? '') : typed;
  const reason = text.trim() === '' ? undefined : text.trim();
  const actionOf = (kind: StepAction['kind']): StepAction => ({
    kind,
    imageBuildVersionArn,
    stepExecutionId,
    stepName: name,
    reason,
  });
  const whyNot = actions.mode !== 'on' ? whyNotId : isForbidden(request) ? outcomeId : undefined;
  const send = { actions, request, whyNot };
  return (
    <Dialog
      title={
        <>
          <Untrusted text={name ?? 'A step'} /> {wasAnswered ? 'was answered' : 'waits for an answer'}
        </>
      }
      onClose={onClose}
      actions={
        <>
          <SendButton {...send} action={actionOf('STOP')} variant="danger" />
          <SendButton {...send} action={actionOf('RESUME')} variant="primary" />
        </>
      }
    >
      <WaitingDetails step={step} facts={facts.data} loading={facts.isLoading} isOver={wasAnswered} />
      {factsError && (
        <p className={styles['problem']}>
          The step could not be read: {factsError.title}. {factsError.nextStep}{' '}
          <RequestIds ids={factsError.requestIds} />
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
          Stored with the step. Later steps of the workflow can read it.
          {text.length > longestReason - 200 && ` ${longestReason - text.length} characters left.`}
        </span>
      </div>
      <WhyNot id={whyNotId} mode={actions.mode} />
      <Outcome id={outcomeId} actions={actions} request={request} />
      {request && isOpen(request) && <p className={styles['hint']}>{actionTexts.continuesInBackground}</p>}
    </Dialog>
  );
}
