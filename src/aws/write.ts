import type {
  ImagebuilderClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-imagebuilder';
import type { Command } from '@smithy/types';
import type { ImageBuilder } from './client.ts';
import type { OperationName } from './registry.ts';
import { isRawObject, textIn } from './rawObject.ts';
import { ServiceError } from './serviceError.ts';

/** A write that the service accepted. */
export interface Accepted {
  /** The answer's JSON as it came. */
  readonly answer: unknown;
  /** From the answer's header: the bodies of most writes do not have it. */
  readonly requestId: string | undefined;
}

/** Sends a command that changes the account, and keeps the request id of its answer. Rejects with a `ServiceError`. */
export async function write<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  imageBuilder: ImageBuilder,
  operation: OperationName,
  command: Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, ImagebuilderClientResolvedConfig>,
): Promise<Accepted> {
  let requestId: string | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      requestId = result.output.$metadata.requestId;
      return result;
    },
    { step: 'initialize', name: 'keepTheRequestId' },
  );
  const answer = await imageBuilder.send(operation, command);
  if (!isOfAWrite(answer)) {
    throw new ServiceError({
      operation,
      kind: 'unreadable',
      name: 'UnreadableAnswer',
      message: 'An answer came that is not Image Builder’s: it names neither the token nor what was changed.',
      status: 200,
      requestId,
    });
  }
  return { answer, requestId };
}

/** Whether an answer is the service's own: each of its writes names its token, and the build or the step. */
function isOfAWrite(answer: unknown): boolean {
  const members = ['clientToken', 'imageBuildVersionArn', 'stepExecutionId'];
  return isRawObject(answer) && members.some((member) => textIn(answer, member) !== undefined);
}

/**
 * What a write's failure says of its outcome: `refused`, so that nothing was done; or `unknown`, when the answer was lost or is
 * not the service's: it may have been done.
 */
export function outcomeOf(error: ServiceError): 'refused' | 'unknown' {
  if (error.status !== undefined) return error.status >= 400 && error.status < 500 ? 'refused' : 'unknown';
  // Without credentials the request never left.
  return error.kind === 'credentials' ? 'refused' : 'unknown';
}
