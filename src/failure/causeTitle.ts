import type { Cause, FailureStage } from './cause.ts';

const stages = {
  beforeAnyWorkflow: 'before any workflow started',
  build: 'in the BUILD phase',
  test: 'in the TEST phase',
  distribution: 'in the DISTRIBUTION phase',
  integration: 'while integrating',
  unknown: '',
} as const satisfies Record<FailureStage, string>;

/** What happened, in one line: `Failed in the TEST phase`. While the build is still running, more may fail. */
export function causeTitle({ kind, stage, settled, regions }: Cause): string {
  const only = regions.length === 1 ? regions[0]?.region : undefined;
  const title = [
    kind === 'cancelled' ? 'Cancelled' : 'Failed',
    stages[stage],
    only !== undefined && stage === 'distribution' && `(${only})`,
  ]
    .filter(Boolean)
    .join(' ');
  return settled ? title : `${title}; the build is still running`;
}
