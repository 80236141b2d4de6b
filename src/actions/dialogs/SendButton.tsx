import type { ButtonProps } from '../../ui/Button.tsx';
import type { Action } from '../action.ts';
import type { Actions } from '../store/actionsStore.ts';
import { actionTexts } from '../actionTexts.ts';
import { type ActionRequest, isOpen, isOver } from '../store/actionRequest.ts';
import { OnceButton } from './OnceButton.tsx';

export interface SendButtonProps extends Pick<ButtonProps, 'variant'> {
  readonly actions: Actions;
  readonly action: Action;
  readonly request: ActionRequest | undefined;
  /** The id of the element that says why the button is disabled; undefined when it is enabled. */
  readonly whyNot: string | undefined;
}

/** Submits an action. It stays while the request is open, so that it keeps the focus. */
export function SendButton({ actions, action, request, whyNot, ...props }: SendButtonProps) {
  if (request && (isOver(request) || request.state.kind === 'notApplied')) return null;
  const isBusy = request !== undefined && isOpen(request);
  return (
    <OnceButton
      {...props}
      aria-disabled={isBusy || whyNot !== undefined}
      aria-describedby={whyNot}
      onPress={() => actions.send(action)}
    >
      {isBusy && request.action.kind === action.kind ? actionTexts.sending : actionTexts.button[action.kind]}
    </OnceButton>
  );
}
