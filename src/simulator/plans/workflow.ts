import type { StepPlan } from './plan.ts';

export interface Workflow {
  readonly type: 'BUILD' | 'TEST' | 'DISTRIBUTION';
  readonly name: string;
  /** Version and build: `1.0.3/1`. */
  readonly version: string;
  /** Managed workflows belong to `aws`, the account's own to the account. */
  readonly owner: 'aws' | 'self';
  readonly description: string;
  /** Its steps as they go when all is well. */
  readonly steps: readonly StepPlan[];
}

/** The ARN of a workflow as an image of this partition, region and account names it. */
export function workflowArn(
  workflow: Workflow,
  where: { readonly partition: string; readonly region: string; readonly accountId: string },
): string {
  const owner = workflow.owner === 'aws' ? 'aws' : where.accountId;
  const kind = workflow.type.toLowerCase();
  return `arn:${where.partition}:imagebuilder:${where.region}:${owner}:workflow/${kind}/${workflow.name}/${workflow.version}`;
}
