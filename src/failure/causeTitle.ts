import type { Cause, FailureStage } from './cause.ts';

const stages = {
  beforeAnyWorkflow: 'before any workflow began',
  build: 'while it was built',
  test: 'in its tests',
  distribution: 'while it was distributed',
  integration: 'in its integration',
  unknown: '',
} as const satisfies Record<FailureStage, string>;

/** What happened, in one line: `The build failed in its tests`. While the image goes on, more may fail. */
export function causeTitle({ kind, stage, settled, regions }: Cause): string {
  const verb = kind === 'cancelled' ? 'The build was cancelled' : 'The build failed';
  const only = regions.length === 1 ? regions[0]?.region : undefined;
  const where =
    only !== undefined && stage === 'distribution' ? `${stages[stage]} to ${only}` : stages[stage];
  const sentence = [verb, where].filter(Boolean).join(' ');
  return settled
    ? sentence
    : `${sentence.replace('The build failed', 'Something failed')}; the image is not finished`;
}
