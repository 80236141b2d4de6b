import { operations } from '../aws/registry.ts';
import type { ServiceError } from '../aws/serviceError.ts';

/** The permission that a refusal asks for. */
export interface MissingPermission {
  readonly iamAction: string;
  /** The resource's ARN, where the refusal names it. */
  readonly resource: string | undefined;
}

/**
 * What IAM says is missing; undefined when the refusal does not come from IAM, as when the server or the deployment has writes
 * switched off.
 */
export function missingPermissionIn(error: ServiceError): MissingPermission | undefined {
  if (error.kind !== 'forbidden') return undefined;
  const { iamAction, service } = operations[error.operation];
  if (!new RegExp(String.raw`\bnot authorized to perform: ${iamAction}\b`, 'i').test(error.message))
    return undefined;
  const arn = String.raw`arn:aws[\w-]*:${service}:[\w-]*:[\w-]*:[\w./:-]+`;
  const resource = new RegExp(String.raw`\bon resource: (${arn})`).exec(error.message)?.[1];
  return { iamAction, resource };
}
