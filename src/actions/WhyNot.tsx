import { Notice } from '../ui/Notice.tsx';
import type { Actions } from './actionsStore.ts';

export interface WhyNotProps {
  readonly id: string;
  readonly mode: Actions['mode'];
  /** What is in the way of this one action, in a sentence. */
  readonly reason?: string | undefined;
}

/** Why the buttons of a dialog can't be used, and what to do. Nothing where they can. */
export function WhyNot({ id, mode, reason }: WhyNotProps) {
  if (mode === 'on' && reason === undefined) return null;
  return (
    <div id={id}>
      {mode === 'on' ? (
        <Notice tone="neutral" title="This can’t be done">
          <p>{reason}</p>
        </Notice>
      ) : mode === 'off' ? (
        <Notice tone="neutral" title="Changing builds is switched off here">
          <p>
            Only reading is allowed. Switch it on with <code>npm start -- --profile NAME --allow-writes</code>
            , or for a deployment with <code>--set Writes=on</code>.
          </p>
        </Notice>
      ) : (
        <Notice tone="neutral" title="Nothing is changed from inside another page">
          <p>Open the full page to act.</p>
        </Notice>
      )}
    </div>
  );
}
