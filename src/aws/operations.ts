/**
 * Every Image Builder operation this project uses, in one table. The page's client, the local server, the edge function
 * and the simulator all take their allow-list, their routes and the IAM actions they name from here, so that an operation
 * is added in one place and refused everywhere else.
 *
 * Source: the service model of 2019-12-02, https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Operations.html
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path on the service's own host, without a query. */
  readonly path: `/${string}`;
  /** The IAM action a caller needs. */
  readonly iamAction: `imagebuilder:${string}`;
  /** Whether it changes anything in the account. Writes are off unless a deployment switches them on. */
  readonly writes: boolean;
}

export const operations = {
  ListWorkflowExecutions: read('POST', 'ListWorkflowExecutions'),
  GetWorkflowExecution: read('GET', 'GetWorkflowExecution'),
  ListWorkflowStepExecutions: read('POST', 'ListWorkflowStepExecutions'),
  GetWorkflowStepExecution: read('GET', 'GetWorkflowStepExecution'),
  ListWaitingWorkflowSteps: read('POST', 'ListWaitingWorkflowSteps'),
  ListImages: read('POST', 'ListImages'),
  ListImageBuildVersions: read('POST', 'ListImageBuildVersions'),
  ListImagePipelines: read('POST', 'ListImagePipelines'),
  ListImagePipelineImages: read('POST', 'ListImagePipelineImages'),
  GetImage: read('GET', 'GetImage'),
  GetWorkflow: read('GET', 'GetWorkflow'),
  SendWorkflowStepAction: write('PUT', 'SendWorkflowStepAction'),
  CancelImageCreation: write('PUT', 'CancelImageCreation'),
  RetryImage: write('PUT', 'RetryImage'),
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** Whether `name` is an operation of the table. An own-property check: `constructor` is not an operation. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

function read<Name extends string>(method: 'GET' | 'POST', name: Name) {
  return { method, path: `/${name}`, iamAction: `imagebuilder:${name}`, writes: false } as const;
}

function write<Name extends string>(method: 'PUT', name: Name) {
  return { method, path: `/${name}`, iamAction: `imagebuilder:${name}`, writes: true } as const;
}
