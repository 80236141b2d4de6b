import type { Workflow } from './plan.ts';

/** The ARN of a workflow as an image of this partition, region and account names it. */
export function workflowArn(
  workflow: Workflow,
  where: { readonly partition: string; readonly region: string; readonly accountId: string },
): string {
  const owner = workflow.owner === 'aws' ? 'aws' : where.accountId;
  const kind = workflow.type.toLowerCase();
  return `arn:${where.partition}:imagebuilder:${where.region}:${owner}:workflow/${kind}/${workflow.name}/${workflow.version}`;
}
