import { WaitingMark } from '../../actions/WaitingMark.tsx';
import { isPartOfAnother } from '../../address/addressStore.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { type ActionServices, actionRoomOf } from './actionRoom.ts';
import { useWaitingSteps } from './useWaitingSteps.ts';

export interface RowMarkProps {
  readonly room: ActionServices;
  readonly build: ImageBuildVersion;
  /** The execution's. */
  readonly id: string | undefined;
}

/** The mark of an execution in which a step waits; nothing otherwise. */
export function RowMark({ room, build, id }: RowMarkProps) {
  const { actions, question } = actionRoomOf(room);
  const client = room.access.client(build.region);
  const { steps } = useWaitingSteps(actions, client, build, true);
  const step = steps.find(({ workflowExecutionId }) => id !== undefined && workflowExecutionId === id);
  if (!step) return null;
  const answer = () => question.ask({ kind: 'answer', step });
  return (
    <WaitingMark client={client} step={step} onAnswer={isPartOfAnother(room.address) ? undefined : answer} />
  );
}
