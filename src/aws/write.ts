import type { AwsClient } from './client.ts';
import type { OperationName } from './registry.ts';
import { isRawObject, textIn } from './rawObject.ts';
import { type ServiceError, unreadable } from './serviceError.ts';

/** A write that the service accepted. */
export interface Accepted {
  /** The response's JSON as it came. */
  readonly body: unknown;
  /** From the response's header: the bodies of most writes do not have it. */
  readonly requestId: string | undefined;
}

/** Sends a request that changes the account, and keeps the request id of its response. Rejects with a `ServiceError`. */
export async function write(client: AwsClient, operation: OperationName, input: object): Promise<Accepted> {
  const { body, requestId } = await client.send(operation, input);
  if (!isWriteResponse(body)) {
    throw unreadable(operation, 'it names neither the token nor what was changed', { requestId });
  }
  return { body, requestId };
}

/** Whether a body is the service's: the response to each write names its token, and the build or the step. */
function isWriteResponse(body: unknown): boolean {
  const members = ['clientToken', 'imageBuildVersionArn', 'stepExecutionId'];
  return isRawObject(body) && members.some((member) => textIn(body, member) !== undefined);
}

/**
 * What the error of a write says about its outcome: `refused` when nothing was done; `unknown` when the response was lost or is not
 * the service's, so that the write may have been done.
 */
export function outcomeOf(error: ServiceError): 'refused' | 'unknown' {
  if (error.status !== undefined) return error.status >= 400 && error.status < 500 ? 'refused' : 'unknown';
  // Without credentials the request never left.
  return error.kind === 'credentials' ? 'refused' : 'unknown';
}
