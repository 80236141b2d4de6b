import { Notice } from '../../ui/Notice.tsx';
import type { Actions } from '../store/actionsStore.ts';

export interface WhyNotProps {
  readonly id: string;
  readonly mode: Actions['mode'];
  /** Why this one action is not available, in a sentence. */
  readonly reason?: string | undefined;
}

/** Why the buttons of a dialog are disabled, and what to do. */
export function WhyNot({ id, mode, reason }: WhyNotProps) {
  if (mode === 'on' && reason === undefined) return null;
  return (
    <div id={id}>
      {mode === 'on' ? (
        <Notice tone="neutral" title="Not available">
          <p>{reason}</p>
        </Notice>
      ) : mode === 'off' ? (
        <Notice tone="neutral" title="Actions are turned off">
          <p>
            This dashboard is read-only. Turn actions on with{' '}
            <code>npm start -- --profile NAME --allow-writes</code>, or for a deployment with{' '}
            <code>--set Writes=on</code>.
          </p>
        </Notice>
      ) : (
        <Notice tone="neutral" title="Actions are not available in embedded pages">
          <p>Open the full page to use them.</p>
        </Notice>
      )}
    </div>
  );
}
