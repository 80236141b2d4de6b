import {
  isOperationName,
  type OperationName,
  operations,
  type ResourceType,
  resourceTypes,
  type ServiceName,
  services,
} from '../src/aws/registry.ts';

export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: '*' | readonly { readonly 'Fn::Sub': string }[];
}

interface Group {
  readonly service: ServiceName;
  readonly actions: string[];
  readonly resources: readonly ResourceType[];
}

/** Every action of the services in use: what is refused in Regions that are not allowed. */
export function allActions(): string[] {
  return Object.keys(services).map((service) => `${service}:*`);
}

/** What a permission is for: what a deployment switches on is apart from what it always allows. */
export type PolicyPart = 'reads' | 'writes' | 'logs';

function partOf(name: OperationName): PolicyPart {
  const { service, writes } = operations[name];
  if (writes) return 'writes';
  return service === 'logs' ? 'logs' : 'reads';
}

/** The statements of one part of the policy: one for each set of resources. */
export function statements(part: PolicyPart): Statement[] {
  const groups = new Map<string, Group>();
  for (const name of operationNames()) {
    if (partOf(name) !== part) continue;
    const { iamAction, service, resources } = operations[name];
    const key = [service, ...resources].join();
    const group = groups.get(key) ?? { service, actions: [], resources };
    group.actions.push(iamAction);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    Effect: 'Allow',
    Action: group.actions,
    Resource:
      group.resources.length === 0
        ? '*'
        : group.resources.flatMap((resource) => arnsOf(group.service, resource)),
  }));
}

/** The rows of the table in docs/deploy.md: action, resources, which part of the policy allows it. */
export function policyRows(): { action: string; resources: string; part: PolicyPart }[] {
  return operationNames().map((name) => ({
    action: operations[name].iamAction,
    resources: operations[name].resources.map((resource) => resourceTypes[resource]).join(', ') || '*',
    part: partOf(name),
  }));
}

/** In the account of the stack, in any Region: a statement of its own denies the Regions that are not allowed. */
function arnsOf(service: ServiceName, resource: ResourceType): { 'Fn::Sub': string }[] {
  const own = arn(service, '${AWS::AccountId}', resourceTypes[resource]);
  // The workflows that AWS manages belong to `aws`.
  return resource === 'workflow' ? [own, arn(service, 'aws', resourceTypes[resource])] : [own];
}

function arn(service: ServiceName, owner: string, path: string): { 'Fn::Sub': string } {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:${service}:*:${owner}:${path}` };
}

function operationNames(): OperationName[] {
  return Object.keys(operations).filter(isOperationName);
}
