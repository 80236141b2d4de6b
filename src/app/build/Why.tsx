import type { WorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { CauseCard } from '../../failure/CauseCard.tsx';
import { type KnownOfBuild, useCause } from './useCause.ts';

export interface WhyProps extends KnownOfBuild {
  readonly onShow: (execution: WorkflowExecution) => void;
}

/** Why the build failed or was cancelled. Nothing where it did not. */
export function Why({ onShow, ...known }: WhyProps) {
  const found = useCause(known);
  return found ? <CauseCard {...found} onShow={onShow} /> : null;
}
