import {
  ImagebuilderClient,
  type ImagebuilderClientConfig,
  type ImagebuilderClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-imagebuilder';
import type { Command as SdkCommand } from '@smithy/types';
import type { OperationName } from './registry.ts';
import { DeadlineError, factsOf, ServiceError, toServiceError } from './serviceError.ts';

/** Seconds for one call with all its attempts. The SDK's own time limit covers the headers alone. */
const deadlineSeconds = 20;

/** Any command of the SDK's client. */
type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = SdkCommand<
  ServiceInputTypes,
  Input,
  ServiceOutputTypes,
  Output,
  ImagebuilderClientResolvedConfig
>;

/** The service in one region. */
export interface ImageBuilder {
  readonly region: string;
  /**
   * Sends a command and resolves with the answer's JSON as it came, for the caller to parse: the SDK's own reading drops
   * every field that is newer than its model. Rejects with a `ServiceError`, always.
   */
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    operation: OperationName,
    command: Command<Input, Output>,
    signal?: AbortSignal,
  ): Promise<unknown>;
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
): ImageBuilder {
  const client = new ImagebuilderClient({
    ...config,
    region,
    maxAttempts: 3,
    retryMode: 'standard',
    // The SDK's own loads a browser detector before the first request may leave.
    defaultUserAgentProvider: async () => [['imagebuilder-workflow-dashboard']],
  });
  const answers = new WeakMap<object, unknown>();
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        const result = await next(args);
        if (result.output) answers.set(result.output, jsonOf(result.response));
        return result;
      } catch (error) {
        throw isWrite(args.request) && !isRefusal(error) ? new UnknownOutcome(error) : error;
      }
    },
    { step: 'deserialize', priority: 'high', name: 'keepTheAnswersJson' },
  );
  return {
    region,
    async send(operation, command, signal) {
      const deadline = startDeadline(signal);
      try {
        const output = await client.send(command, { abortSignal: deadline.signal });
        return answers.get(output);
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
