/**
 * Every AWS operation this project uses, in one table. The page's client, the local server, the edge function, the IAM policy, the
 * simulator's routing, the permission named in an error and the tables in the docs are derived from it, so that an operation
 * is added in one place and refused everywhere else.
 *
 * Sources: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Operations.html and
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html for the operations,
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html for the
 * resources that IAM checks.
 */
export interface Operation {
  readonly service: ServiceName;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path on the service's own host, without a query. */
  readonly path: `/${string}`;
  /** The `x-amz-target` header that names the operation, where the path does not. */
  readonly target?: string;
  /** The IAM action a caller needs. */
  readonly iamAction: `${ServiceName}:${string}`;
  /** The types of resources that IAM checks the action against. Empty where IAM takes only `*`. */
  readonly resources: readonly ResourceType[];
  /** Whether it changes anything in the account. Writes are off unless a deployment switches them on. */
  readonly writes: boolean;
}

interface Service {
  readonly title: string;
  /** REST-JSON names the operation in the path, AWS JSON in `x-amz-target`. */
  readonly protocol: 'restJson1' | 'awsJson1_1';
}

/** The services, by the name that is also the first part of their routes, their host, their signing name and their IAM prefix. */
export const services = {
  imagebuilder: { title: 'Image Builder', protocol: 'restJson1' },
  logs: { title: 'CloudWatch Logs', protocol: 'awsJson1_1' },
} as const satisfies Record<string, Service>;

export type ServiceName = keyof typeof services;

/** The resource part of the ARNs that IAM checks, by type. */
export const resourceTypes = {
  image: 'image/*',
  pipeline: 'image-pipeline/*',
  workflow: 'workflow/*',
  workflowExecution: 'workflow-execution/*',
  workflowStepExecution: 'workflow-step-execution/*',
  logGroup: 'log-group:/aws/imagebuilder/*',
  logStream: 'log-group:/aws/imagebuilder/*:log-stream:*',
} as const satisfies Record<string, string>;

export type ResourceType = keyof typeof resourceTypes;

export const operations = {
  ListWorkflowExecutions: read('POST', 'ListWorkflowExecutions', ['image']),
  ListWorkflowStepExecutions: read('POST', 'ListWorkflowStepExecutions', ['workflowExecution']),
  GetWorkflowStepExecution: read('GET', 'GetWorkflowStepExecution', ['workflowStepExecution']),
  ListWaitingWorkflowSteps: read('POST', 'ListWaitingWorkflowSteps', []),
  ListImages: read('POST', 'ListImages', []),
  ListImageBuildVersions: read('POST', 'ListImageBuildVersions', ['image']),
  ListImagePipelines: read('POST', 'ListImagePipelines', []),
  ListImagePipelineImages: read('POST', 'ListImagePipelineImages', ['pipeline']),
  GetImagePipeline: read('GET', 'GetImagePipeline', ['pipeline']),
  GetImage: read('GET', 'GetImage', ['image']),
  GetWorkflow: read('GET', 'GetWorkflow', ['workflow']),
  SendWorkflowStepAction: write('PUT', 'SendWorkflowStepAction', ['image', 'workflowStepExecution']),
  CancelImageCreation: write('PUT', 'CancelImageCreation', ['image']),
  RetryImage: write('PUT', 'RetryImage', ['image']),
  StartImagePipelineExecution: write('PUT', 'StartImagePipelineExecution', ['pipeline']),
  GetLogEvents: readLogs('GetLogEvents', ['logStream']),
  FilterLogEvents: readLogs('FilterLogEvents', ['logGroup']),
  DescribeLogStreams: readLogs('DescribeLogStreams', ['logGroup']),
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** Whether `name` is an operation of the table. An own-property check: `constructor` is not an operation. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/** Whether `name` is a service of the table. */
export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(services, name);
}

function read(method: 'GET' | 'POST', name: string, resources: readonly ResourceType[]): Operation {
  const service = 'imagebuilder';
  return { service, method, path: `/${name}`, iamAction: `${service}:${name}`, resources, writes: false };
}

function write(method: 'PUT', name: string, resources: readonly ResourceType[]): Operation {
  const service = 'imagebuilder';
  return { service, method, path: `/${name}`, iamAction: `${service}:${name}`, resources, writes: true };
}

function readLogs(name: string, resources: readonly ResourceType[]): Operation {
  const service = 'logs';
  const target = `Logs_20140328.${name}`;
  return {
    service,
    method: 'POST',
    path: '/',
    target,
    iamAction: `${service}:${name}`,
    resources,
    writes: false,
  };
}
