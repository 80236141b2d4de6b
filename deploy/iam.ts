import { isOperationName, type OperationName, operations } from '../src/aws/operations.ts';

/**
 * The kinds of resources that IAM checks Image Builder's actions against, as ARNs for `Fn::Sub`.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_imagebuilder.html
 */
const resources = {
  image: 'image/*',
  pipeline: 'image-pipeline/*',
  workflow: 'workflow/*',
  workflowExecution: 'workflow-execution/*',
  workflowStepExecution: 'workflow-step-execution/*',
} as const;

type Resource = keyof typeof resources;

/** What each operation is checked against. Where there is nothing, IAM takes only `*`. */
const resourcesOf = {
  ListWorkflowExecutions: ['image'],
  GetWorkflowExecution: ['workflowExecution'],
  ListWorkflowStepExecutions: ['workflowExecution'],
  GetWorkflowStepExecution: ['workflowStepExecution'],
  ListWaitingWorkflowSteps: [],
  ListImages: [],
  ListImageBuildVersions: ['image'],
  ListImagePipelines: [],
  ListImagePipelineImages: ['pipeline'],
  GetImage: ['image'],
  GetWorkflow: ['workflow'],
  SendWorkflowStepAction: ['image', 'workflowStepExecution'],
  CancelImageCreation: ['image'],
  RetryImage: ['image'],
} as const satisfies Record<OperationName, readonly Resource[]>;

export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: '*' | readonly { readonly 'Fn::Sub': string }[];
}

/** The statements for what reads, or for what writes: one for each set of resources. */
export function statements(kind: 'reads' | 'writes'): Statement[] {
  const groups = new Map<string, { actions: string[]; resources: readonly Resource[] }>();
  for (const name of operationNames()) {
    const { iamAction, writes } = operations[name];
    if (writes !== (kind === 'writes')) continue;
    const key = resourcesOf[name].join();
    const group = groups.get(key) ?? { actions: [], resources: resourcesOf[name] };
    group.actions.push(iamAction);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    Effect: 'Allow',
    Action: group.actions,
    Resource: group.resources.length === 0 ? '*' : group.resources.flatMap(arnsOf),
  }));
}

/** The rows of the table in docs/deploy.md: action, resources, whether it writes. */
export function policyRows(): { action: string; resources: string; writes: boolean }[] {
  return operationNames().map((name) => ({
    action: operations[name].iamAction,
    resources: resourcesOf[name].map((resource) => resources[resource]).join(', ') || '*',
    writes: operations[name].writes,
  }));
}

/** In the account of the stack, in any region: a statement of its own refuses the regions that are not allowed. */
function arnsOf(resource: Resource): { 'Fn::Sub': string }[] {
  const own = arn('${AWS::AccountId}', resources[resource]);
  // The workflows that AWS manages belong to `aws`.
  return resource === 'workflow' ? [own, arn('aws', resources[resource])] : [own];
}

function arn(owner: string, path: string): { 'Fn::Sub': string } {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:imagebuilder:*:${owner}:${path}` };
}

function operationNames(): OperationName[] {
  return Object.keys(operations).filter(isOperationName);
}
