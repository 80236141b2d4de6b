import type { ReactNode } from 'react';
import { type ActionKind } from '../../actions/action.ts';
import type { Actions } from '../../actions/store/actionsStore.ts';
import { isLagging } from '../../actions/store/actionRequest.ts';
import { useActions } from '../../actions/store/useActions.ts';
import { Button } from '../../ui/Button.tsx';
import { useNow } from '../../ui/now.ts';

export interface ActionButtonProps {
  readonly actions: Actions;
  readonly kind: Extract<ActionKind, 'RETRY' | 'CANCEL'>;
  readonly imageBuildVersionArn: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

const underWay = { RETRY: 'Being retried', CANCEL: 'Being cancelled' } as const;

/** Opens the dialog of an action; disabled while an accepted action does not show in the account yet. */
export function ActionButton({ actions, kind, imageBuildVersionArn, onOpen, children }: ActionButtonProps) {
  const request = useActions(actions).requests.get(imageBuildVersionArn);
  const now = useNow();
  const isUnderWay = request?.action.kind === kind && isLagging(request, now);
  return (
    <Button
      size="small"
      aria-haspopup="dialog"
      aria-disabled={isUnderWay}
      onClick={() => {
        if (!isUnderWay) onOpen();
      }}
    >
      {isUnderWay ? underWay[kind] : children}
    </Button>
  );
}
