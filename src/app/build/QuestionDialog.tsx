import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Actions } from '../../actions/actionsStore.ts';
import { AnswerDialog } from '../../actions/AnswerDialog.tsx';
import { CancelDialog } from '../../actions/CancelDialog.tsx';
import { ActivityLogDialog } from '../../actions/ActivityLogDialog.tsx';
import type { QuestionStore } from '../../actions/questionStore.ts';
import { RetryDialog } from '../../actions/RetryDialog.tsx';
import type { RetryFacts } from '../../actions/retryFacts.ts';
import type { AwsClient } from '../../aws/client.ts';

export interface QuestionDialogProps {
  readonly actions: Actions;
  readonly question: QuestionStore;
  readonly client: AwsClient;
  /** The build that is retried or cancelled; none where only steps are answered. Its names are untrusted text. */
  readonly build?: { readonly arn: string; readonly name: string; readonly imageName: string };
  readonly retry?: RetryFacts;
}

/** The dialog that is open. One place shows it, whatever has opened it: the row that did may be gone by then. */
export function QuestionDialog({ actions, question, client, build, retry }: QuestionDialogProps) {
  const asked = useSyncExternalStore(question.subscribe, question.read);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => () => question.ask(undefined), [question]);
  const onClose = () => {
    question.ask(undefined);
    // What had opened it may be gone, and the focus with it.
    if (document.activeElement === document.body) place.current?.focus();
  };
  const dialog = () => {
    switch (asked?.kind) {
      case undefined:
        return null;
      case 'answer': {
        const { step } = asked;
        return (
          <AnswerDialog
            key={step.stepExecutionId}
            actions={actions}
            client={client}
            step={step}
            onClose={onClose}
          />
        );
      }
      case 'retry':
        return (
          build &&
          retry && (
            <RetryDialog
              actions={actions}
              imageBuildVersionArn={build.arn}
              build={build.name}
              facts={retry}
              onClose={onClose}
            />
          )
        );
      case 'cancel':
        return (
          build && (
            <CancelDialog
              actions={actions}
              imageBuildVersionArn={build.arn}
              build={build.name}
              name={build.imageName}
              onClose={onClose}
            />
          )
        );
      case 'log':
        return <ActivityLogDialog actions={actions} onClose={onClose} />;
    }
  };
  return (
    <>
      <span ref={place} tabIndex={-1} />
      {dialog()}
    </>
  );
}
