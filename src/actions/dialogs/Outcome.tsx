import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { readAccessDenied } from '../../aws/accessDenied.ts';
import { describeError } from '../../aws/describeError.ts';
import { operations } from '../../aws/registry.ts';
import type { ServiceError } from '../../aws/serviceError.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RequestIds } from '../../ui/RequestIds.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { targetOf } from '../action.ts';
import type { Actions } from '../store/actionsStore.ts';
import { actionTexts as texts } from '../actionTexts.ts';
import { type ActionRequest, isTokenSpent } from '../store/actionRequest.ts';
import styles from './Outcome.module.css';
import { OnceButton } from './OnceButton.tsx';

export interface OutcomeProps {
  /** For `aria-describedby` of what the outcome blocks. */
  readonly id: string;
  readonly actions: Actions;
  readonly request: ActionRequest | undefined;
}

/** The state of an action request and what to do about it. It gets the focus when the focused button is removed. */
export function Outcome({ id, actions, request }: OutcomeProps) {
  const container = useRef<HTMLDivElement>(null);
  const kind = request?.state.kind;
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    // After a dismissal nothing is shown here, so the focus goes back to the dialog's title.
    if (kind === undefined) container.current?.closest('dialog')?.querySelector('h2')?.focus();
    else container.current?.focus();
  }, [kind]);
  return (
    <div ref={container} id={id} className={styles['outcome']} tabIndex={-1} role="status">
      {request && <Words actions={actions} request={request} />}
    </div>
  );
}

function Words({ actions, request }: { readonly actions: Actions; readonly request: ActionRequest }) {
  const { action, state } = request;
  const target = targetOf(action);
  switch (state.kind) {
    case 'sending':
      return <p className={styles['quiet']}>{texts.sending}</p>;
    case 'unknown':
      return (
        <Notice
          tone="attention"
          title={texts.unknown}
          actions={<Button onClick={() => actions.reconcileNow(target)}>{texts.checkNow}</Button>}
        >
          <p>{state.resting ? texts.checksEnded(state.checks) : texts.checking}</p>
          {state.checkFailed && <p>{texts.checkFailed(describeError(state.checkFailed).title)}</p>}
          <Detail error={state.error} />
        </Notice>
      );
    case 'notApplied':
      return (
        <Notice
          tone="attention"
          title={texts.notApplied}
          actions={
            <>
              <OnceButton variant="primary" onPress={() => actions.send(action)}>
                {texts.sendAgain}
              </OnceButton>
              <Button onClick={() => actions.dismiss(target)}>
                {'stepExecutionId' in action ? texts.changeAnswer : texts.dismiss}
              </Button>
            </>
          }
        >
          <p>{texts.sendAgainIsSafe}</p>
          <Detail error={state.error} />
        </Notice>
      );
    case 'accepted':
      return (
        <Notice tone="success" title={texts.accepted[action.kind]}>
          {state.found && <p>{texts.reconciled}</p>}
          {state.requestId && (
            <p className={styles['quiet']}>
              <RequestIds ids={[{ label: 'Request ID', id: state.requestId }]} />
            </p>
          )}
        </Notice>
      );
    case 'superseded':
      return (
        <Notice tone="attention" title={texts.superseded}>
          <p>
            <Untrusted text={state.how} />
          </p>
          <Detail error={state.error} />
        </Notice>
      );
    case 'rejected':
      return isTokenSpent(request) ? (
        <Notice tone="danger" title={texts.tokenSpent}>
          <p>{texts.tokenSpentNext}</p>
          <Detail error={state.error} />
        </Notice>
      ) : (
        <Rejected error={state.error} onPermitted={() => actions.dismiss(target)}>
          <Detail error={state.error} />
        </Rejected>
      );
  }
}

interface RejectedProps {
  readonly error: ServiceError;
  /** Called when the user says that the permission has been granted. */
  readonly onPermitted: () => void;
  readonly children: ReactNode;
}

/** A rejected request: no change was made, and why. Where IAM denied it, the missing action and its resource. */
function Rejected({ error, onPermitted, children }: RejectedProps) {
  const missing = missingPermissionIn(error);
  if (missing) {
    return (
      <Notice
        tone="danger"
        title={
          <>
            Your role is not allowed to call <code>{missing.iamAction}</code>
          </>
        }
        actions={<Button onClick={onPermitted}>Enable the buttons again</Button>}
      >
        <p>
          No change was made. Allow the action on{' '}
          {missing.resource === undefined ? (
            'this build.'
          ) : (
            <code>
              <Untrusted text={missing.resource} />
            </code>
          )}
        </p>
        {children}
      </Notice>
    );
  }
  const { title, nextStep } = describeError(error);
  return (
    <Notice
      tone="danger"
      title={`Rejected: ${title}`}
      actions={error.kind === 'forbidden' && <Button onClick={onPermitted}>Enable again</Button>}
    >
      <p>
        No change was made.{' '}
        {error.kind === 'forbidden' ? <Untrusted text={error.message.slice(0, 600)} /> : nextStep}
      </p>
      {children}
    </Notice>
  );
}

/** The permission that IAM denied; undefined when the error does not come from IAM, for example when writes are off. */
function missingPermissionIn(error: ServiceError) {
  if (error.kind !== 'forbidden') return undefined;
  const { action, resource } = readAccessDenied(error);
  return action === operations[error.operation].iamAction ? { iamAction: action, resource } : undefined;
}

function Detail({ error }: { readonly error: ServiceError }) {
  const { detail, requestIds } = describeError(error);
  return (
    <>
      <RequestIds ids={requestIds} />
      <details>
        <summary>{texts.details}</summary>
        <code>
          <Untrusted text={detail} />
        </code>
      </details>
    </>
  );
}
