import { learnServiceTime } from '../lib/serviceClock.ts';
import { operations, type OperationName } from './registry.ts';
import type { SharedReads } from './shared/sharedReads.ts';
import { DeadlineError, ServiceError, toServiceError } from './serviceError.ts';
import { type FailedAttempt, withRetries } from './transport/attempts.ts';
import { type AwsResponse, readResponse } from './transport/readResponse.ts';
import type { Transport } from './transport/transport.ts';
import { callDeadline, second } from '../lib/timings.ts';

/** Sends requests to the AWS services in one Region of one account. */
export interface AwsClient {
  readonly region: string;
  /** The configured account that the requests are for; undefined where the page has one account and its configuration does not name it. */
  readonly account?: string | undefined;
  /** What tabs share of its responses; undefined for a client that shares nothing. */
  readonly reads?: SharedReads;
  /**
   * Sends one request. `input` has the members that the service's model names. Rejects with a `ServiceError`, always.
   */
  send(operation: OperationName, input: object, signal?: AbortSignal): Promise<AwsResponse>;
}

/** Names the account and Region of a client in cache keys, so that nothing of one account is shown as another's. */
export function scopeOf({ account = '', region }: Pick<AwsClient, 'account' | 'region'>): string {
  return `${account}/${region}`;
}

/**
 * The client above any transport. It owns the retries: three attempts, with longer pauses after throttling. A write is
 * repeated only after a response that refused it, so that nothing is done twice.
 */
export function createClient(region: string, transport: Transport, account?: string): AwsClient {
  return {
    region,
    account,
    async send(operation, input, outer) {
      const deadline = startDeadline(outer);
      const { signal } = deadline;
      try {
        return await withRetries(() => attempt(transport, operation, input, signal), isFailed, {
          writes: operations[operation].writes,
          deadline: deadline.at,
          signal,
        });
      } catch (error) {
        throw toServiceError(deadline.passed() ?? error, operation);
      } finally {
        deadline.end();
      }
    },
  };
}

/** One request, and what its response means. */
async function attempt(
  transport: Transport,
  operation: OperationName,
  input: object,
  signal: AbortSignal,
): Promise<AwsResponse | FailedAttempt> {
  let headers: Headers | undefined;
  try {
    const response = await transport.send(operation, input, signal);
    headers = response.headers;
    learnServiceTime(headers);
    return readResponse(operation, response);
  } catch (error) {
    return { error: toServiceError(error, operation), headers };
  }
}

function isFailed(outcome: AwsResponse | FailedAttempt): outcome is FailedAttempt {
  return 'error' in outcome && outcome.error instanceof ServiceError;
}

/** `setTimeout` rather than `AbortSignal.timeout`, so that the clock of a test moves it too. */
function startDeadline(outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let passed: DeadlineError | undefined;
  const timer = setTimeout(() => {
    passed = new DeadlineError(callDeadline / second);
    controller.abort(passed);
  }, callDeadline);
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  return {
    signal,
    at: performance.now() + callDeadline,
    passed: () => passed,
    end: () => clearTimeout(timer),
  };
}
