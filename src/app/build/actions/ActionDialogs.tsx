import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Actions } from '../../../actions/store/actionsStore.ts';
import { AnswerDialog } from '../../../actions/dialogs/AnswerDialog.tsx';
import { CancelDialog } from '../../../actions/dialogs/CancelDialog.tsx';
import { ActivityLogDialog } from '../../../actions/dialogs/ActivityLogDialog.tsx';
import type { DialogStore } from '../../../actions/dialogs/dialogStore.ts';
import { RetryDialog } from '../../../actions/dialogs/RetryDialog.tsx';
import type { RetryFacts } from '../../../actions/dialogs/retryFacts.ts';
import type { AwsClient } from '../../../aws/client.ts';

export interface ActionDialogsProps {
  readonly actions: Actions;
  readonly dialogs: DialogStore;
  readonly client: AwsClient;
  /** The build to retry or cancel; undefined in the list of waiting steps. Its names are untrusted text. */
  readonly build?: { readonly arn: string; readonly name: string; readonly imageName: string };
  readonly retry?: RetryFacts;
}

/** Renders the open action dialog. A single component does, since the row that opened it may be removed meanwhile. */
export function ActionDialogs({ actions, dialogs, client, build, retry }: ActionDialogsProps) {
  const open = useSyncExternalStore(dialogs.subscribe, dialogs.read);
  const fallbackFocus = useRef<HTMLSpanElement>(null);
  useEffect(() => () => dialogs.open(undefined), [dialogs]);
  const onClose = () => {
    dialogs.open(undefined);
    // The element that opened it may be removed, and the focus with it.
    if (document.activeElement === document.body) fallbackFocus.current?.focus();
  };
  const dialog = () => {
    switch (open?.kind) {
      case undefined:
      case 'start':
        // Rendered beside its button.
        return null;
      case 'answer': {
        const { step } = open;
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
      <span ref={fallbackFocus} tabIndex={-1} />
      {dialog()}
    </>
  );
}
