import type { ReactNode } from 'react';
import { type ActionKind } from '../../actions/action.ts';
import type { Actions } from '../../actions/store/actionsStore.ts';
import { isLagging } from '../../actions/store/actionRequest.ts';
import { useActions } from '../../actions/store/useActions.ts';
import { Button } from '../../ui/Button.tsx';
import { useNow } from '../../ui/now.ts';

export interface AskButtonProps {
  readonly actions: Actions;
  readonly kind: Extract<ActionKind, 'RETRY' | 'CANCEL'>;
  readonly imageBuildVersionArn: string;
  readonly onAsk: () => void;
  readonly children: ReactNode;
}

const underWay = { RETRY: 'Being retried', CANCEL: 'Being cancelled' } as const;

/** Opens an action's dialog; not while that action was taken and the account does not show it yet. */
export function AskButton({ actions, kind, imageBuildVersionArn, onAsk, children }: AskButtonProps) {
  const request = useActions(actions).requests.get(imageBuildVersionArn);
  const now = useNow();
  const isUnderWay = request?.action.kind === kind && isLagging(request, now);
  return (
    <Button
      size="small"
      aria-haspopup="dialog"
      aria-disabled={isUnderWay}
      onClick={() => {
        if (!isUnderWay) onAsk();
      }}
    >
      {isUnderWay ? underWay[kind] : children}
    </Button>
  );
}
