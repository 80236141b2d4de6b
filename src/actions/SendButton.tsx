import type { ButtonProps } from '../ui/Button.tsx';
import type { Action } from './action.ts';
import type { Actions } from './actionsStore.ts';
import { actionWords } from './actionWords.ts';
import { type Attempt, isOpen, isOver } from './attempt.ts';
import { OnceButton } from './OnceButton.tsx';

export interface SendButtonProps extends Pick<ButtonProps, 'look'> {
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
    <OnceButton
      {...props}
      aria-disabled={isBusy || whyNot !== undefined}
      aria-describedby={whyNot}
      onPress={() => {
        if (!isBusy && whyNot === undefined) actions.send(action);
      }}
    >
      {isBusy && attempt.action.kind === action.kind ? 'Sending…' : actionWords[action.kind].button}
    </OnceButton>
  );
}
