import { WaitingBadge } from '../../../actions/waiting/WaitingBadge.tsx';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import { type ActionServices, sessionActionsOf } from './sessionActions.ts';
import { useWaitingSteps } from './useWaitingSteps.ts';

export interface RowBadgeProps {
  readonly services: ActionServices;
  readonly build: ImageBuildVersion;
  /** The id of the workflow execution. */
  readonly id: string | undefined;
}

/** The badge of an execution in which a step waits; nothing otherwise. */
export function RowBadge({ services, build, id }: RowBadgeProps) {
  const { actions, dialogs } = sessionActionsOf(services);
  const { access, address } = services;
  const client = access.client(build.region, build.account);
  const { steps } = useWaitingSteps(actions, client, build, true);
  const step = steps.find(({ workflowExecutionId }) => id !== undefined && workflowExecutionId === id);
  if (!step) return null;
  const answer = () => dialogs.open({ kind: 'answer', step });
  return (
    <WaitingBadge client={client} step={step} onAnswer={isPartOfAnother(address) ? undefined : answer} />
  );
}
