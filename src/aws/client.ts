import {
  CancelImageCreationCommand,
  GetImageCommand,
  GetImagePipelineCommand,
  GetWorkflowCommand,
  GetWorkflowStepExecutionCommand,
  ImagebuilderClient,
  type ImagebuilderClientConfig,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListImagesCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
  RetryImageCommand,
  SendWorkflowStepActionCommand,
  StartImagePipelineExecutionCommand,
} from '@aws-sdk/client-imagebuilder';
import type { OperationName } from './registry.ts';
import { DeadlineError, factsOf, ServiceError, toServiceError } from './serviceError.ts';

/** Seconds for one call with all its attempts. The SDK's own time limit covers the headers alone. */
const deadlineSeconds = 20;

/** The SDK's command for each operation. */
const commands: Partial<Record<OperationName, new (input: never) => object>> = {
  CancelImageCreation: CancelImageCreationCommand,
  GetImage: GetImageCommand,
  GetImagePipeline: GetImagePipelineCommand,
  GetWorkflow: GetWorkflowCommand,
  GetWorkflowStepExecution: GetWorkflowStepExecutionCommand,
  ListImageBuildVersions: ListImageBuildVersionsCommand,
  ListImagePipelineImages: ListImagePipelineImagesCommand,
  ListImagePipelines: ListImagePipelinesCommand,
  ListImages: ListImagesCommand,
  ListWaitingWorkflowSteps: ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutions: ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutions: ListWorkflowStepExecutionsCommand,
  RetryImage: RetryImageCommand,
  SendWorkflowStepAction: SendWorkflowStepActionCommand,
  StartImagePipelineExecution: StartImagePipelineExecutionCommand,
};

/** A response of the service. */
export interface AwsResponse {
  /** The JSON as it came, for the caller to parse. */
  readonly body: unknown;
  readonly requestId: string | undefined;
}

/** Sends requests to the AWS services in one Region. */
export interface AwsClient {
  readonly region: string;
  /**
   * Sends one request. `input` has the members that the service's model names. Rejects with a `ServiceError`, always.
   */
  send(operation: OperationName, input: object, signal?: AbortSignal): Promise<AwsResponse>;
}

/**
 * The real SDK client over a request handler of ours. It is the one owner of retries: three attempts, throttle-aware. A
 * write is tried again only after an answer that refused it, so that nothing is done twice.
 * `handler` must read each answer's body to its end and leave it as bytes, so that a stalled body falls under the
 * same deadline.
 */
export function createImageBuilder(
  region: string,
  config: Pick<ImagebuilderClientConfig, 'credentials' | 'requestHandler' | 'signer'>,
): AwsClient {
  const client = new ImagebuilderClient({
    ...config,
    region,
    maxAttempts: 3,
    retryMode: 'standard',
    // The SDK's own loads a browser detector before the first request may leave.
    defaultUserAgentProvider: async () => [['imagebuilder-workflow-dashboard']],
  });
  const bodies = new WeakMap<object, unknown>();
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        const result = await next(args);
        // The SDK's own reading drops every field that is newer than its model.
        if (result.output) bodies.set(result.output, jsonOf(result.response));
        return result;
      } catch (error) {
        throw isWrite(args.request) && !isRefusal(error) ? new UnknownOutcome(error) : error;
      }
    },
    { step: 'deserialize', priority: 'high', name: 'keepTheJson' },
  );
  return {
    region,
    async send(operation, input, signal) {
      const deadline = startDeadline(signal);
      try {
        const Command = commands[operation];
        if (!Command) throw new Error(`${operation} has no command.`);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module of each operation types its input
        const command = new Command(input as never) as GetImageCommand;
        const output = await client.send(command, { abortSignal: deadline.signal });
        return { body: bodies.get(output), requestId: output.$metadata.requestId };
      } catch (error) {
        const failure = error instanceof UnknownOutcome ? error.failure : error;
        throw toServiceError(deadline.passed() ?? failure, operation);
      } finally {
        deadline.end();
      }
    },
  };
}

/**
 * A write whose outcome the attempt does not tell: its answer was lost, or is not one. Not as a `cause`, where the SDK would
 * look for a reason to try again.
 */
class UnknownOutcome extends Error {
  readonly failure: unknown;
  constructor(failure: unknown) {
    super();
    this.failure = failure;
  }
}

/** Every operation that changes anything is a PUT, and no other is. */
function isWrite(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'method' in request && request.method === 'PUT';
}

/** Whether the service said no: then nothing was done. */
function isRefusal(error: unknown): boolean {
  const { status = 0 } = factsOf(error);
  return status >= 400 && status < 500;
}

function jsonOf(response: unknown): unknown {
  if (typeof response !== 'object' || response === null || !('body' in response)) return undefined;
  if (!(response.body instanceof Uint8Array) || response.body.length === 0) return undefined;
  return JSON.parse(new TextDecoder().decode(response.body));
}

/** `setTimeout` rather than `AbortSignal.timeout`, so that a test's clock moves it too. */
function startDeadline(outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let passed: DeadlineError | undefined;
  const timer = setTimeout(() => {
    passed = new DeadlineError(deadlineSeconds);
    controller.abort(passed);
  }, deadlineSeconds * 1000);
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  return { signal, passed: () => passed, end: () => clearTimeout(timer) };
}

/** The answer that has no list, or is none: an error, never an empty list. */
export function unreadable(operation: OperationName, what: string): ServiceError {
  return new ServiceError({
    operation,
    kind: 'unreadable',
    name: 'UnreadableAnswer',
    message: `An answer came that is not Image Builder’s: ${what}.`,
    status: 200,
  });
}
