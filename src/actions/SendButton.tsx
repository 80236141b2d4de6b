import { Button, type ButtonProps } from '../ui/Button.tsx';
import type { Action } from './action.ts';
import type { Actions } from './actionsStore.ts';
import { actionWords } from './actionWords.ts';
import { type Attempt, isOpen, isOver } from './attempt.ts';

export interface SendButtonProps extends Pick<ButtonProps, 'look' | 'type'> {
  readonly actions: Actions;
  readonly action: Action;
  readonly attempt: Attempt | undefined;
  /** The id of what says why it can't be used; undefined when it can. */
  readonly whyNot: string | undefined;
}

/** Sends an action. It stays where it is while that is under way, so that the focus does too, and goes once it is over. */
export function SendButton({ actions, action, attempt, whyNot, ...props }: SendButtonProps) {
  if (attempt && (isOver(attempt) || attempt.state.kind === 'notTaken')) return null;
  const isBusy = attempt !== undefined && isOpen(attempt);
  return (
    <Button
      {...props}
      aria-disabled={isBusy || whyNot !== undefined}
      aria-describedby={whyNot}
      onClick={() => {
        if (!isBusy && whyNot === undefined && props.type !== 'submit') actions.send(action);
      }}
    >
      {isBusy && attempt.action.kind === action.kind ? 'Sending…' : actionWords[action.kind].button}
    </Button>
  );
}
