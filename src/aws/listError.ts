import { InvalidStartingTokenError, RepeatedTokenError } from '../pagination/errors.ts';
import type { OperationName } from './registry.ts';
import { type ServiceError, toServiceError } from './serviceError.ts';

/** What a list can fail with: a request, or a token that leads nowhere. */
export type ListError = ServiceError | RepeatedTokenError | InvalidStartingTokenError;

/** Brings what a list's query failed with into one of the forms that can be described. */
export function toListError(error: unknown, operation: OperationName): ListError {
  if (error instanceof RepeatedTokenError || error instanceof InvalidStartingTokenError) return error;
  return toServiceError(error, operation);
}
