import { useLayoutEffect, useRef } from 'react';
import { describeError } from '../aws/describeError.ts';
import type { ServiceError } from '../aws/serviceError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { targetOf } from './action.ts';
import type { Actions } from './actionsStore.ts';
import { actionWords } from './actionWords.ts';
import { type Attempt, isTokenSpent } from './attempt.ts';
import styles from './Outcome.module.css';
import { OnceButton } from './OnceButton.tsx';
import { Refused } from './Refused.tsx';

export interface OutcomeProps {
  /** For whatever the outcome is the reason of. */
  readonly id: string;
  readonly actions: Actions;
  readonly attempt: Attempt | undefined;
}

/** How far a wish has come, and what can be done about it. Takes the focus when the button that had it is gone. */
export function Outcome({ id, actions, attempt }: OutcomeProps) {
  const place = useRef<HTMLDivElement>(null);
  const kind = attempt?.state.kind;
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    // Once the wish is put away there is nothing to read here: the dialog is as it was when it opened.
    if (kind === undefined) place.current?.closest('dialog')?.querySelector('h2')?.focus();
    else place.current?.focus();
  }, [kind]);
  return (
    <div ref={place} id={id} className={styles['outcome']} tabIndex={-1} role="status">
      {attempt && <Words actions={actions} attempt={attempt} />}
    </div>
  );
}

function Words({ actions, attempt }: { readonly actions: Actions; readonly attempt: Attempt }) {
  const { action, state } = attempt;
  const target = targetOf(action);
  switch (state.kind) {
    case 'sending':
      return <p className={styles['quiet']}>Sending…</p>;
    case 'unknown':
      return (
        <Notice
          tone="attention"
          title="The answer was lost, so it may have been done"
          actions={
            <Button onClick={() => actions.lookNow(target)}>
              {state.resting ? 'Look again' : 'Look now'}
            </Button>
          }
        >
          <p>
            {state.resting
              ? `It can’t be told yet, after ${state.looks} looks.`
              : 'The account is read until it shows whether it was. Nothing is sent again meanwhile.'}
          </p>
          {state.lookFailed && <p>It could not be read: {describeError(state.lookFailed).title}.</p>}
          <Detail error={state.error} />
        </Notice>
      );
    case 'notTaken':
      return (
        <Notice
          tone="attention"
          title="Nothing shows that it was taken"
          actions={
            <>
              <OnceButton look="primary" onPress={() => actions.send(action)}>
                Try again
              </OnceButton>
              <Button onClick={() => actions.forget(target)}>
                {'stepExecutionId' in action ? 'Answer differently' : 'Let it be'}
              </Button>
            </>
          }
        >
          <p>
            The answer was lost, and the account shows no sign of it so far. Trying again sends the same
            request with the same token, so it can’t be done twice.
          </p>
          <Detail error={state.error} />
        </Notice>
      );
    case 'taken':
      return (
        <Notice tone="success" title={actionWords[action.kind].taken}>
          {state.found && <p>The answer was lost; the account shows that it was done.</p>}
          {state.requestId && (
            <p className={styles['quiet']}>
              Request id{' '}
              <code>
                <Untrusted text={state.requestId} />
              </code>
            </p>
          )}
        </Notice>
      );
    case 'overtaken':
      return (
        <Notice tone="attention" title="Something else came first, so nothing was changed from here">
          <p>
            <Untrusted text={state.how} />
          </p>
          <Detail error={state.error} />
        </Notice>
      );
    case 'refused':
      return isTokenSpent(attempt) ? (
        <Notice tone="danger" title="Refused: AWS has seen this request’s token with something else">
          <p>Nothing was done. Pressing again sends it with a new token.</p>
          <Detail error={state.error} />
        </Notice>
      ) : (
        <Refused error={state.error} onPermitted={() => actions.forget(target)}>
          <Detail error={state.error} />
        </Refused>
      );
  }
}

function Detail({ error }: { readonly error: ServiceError }) {
  return (
    <details>
      <summary>What came</summary>
      <code>
        <Untrusted text={describeError(error).detail} />
      </code>
    </details>
  );
}
