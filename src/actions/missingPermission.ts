import { operations } from '../aws/registry.ts';
import type { ServiceError } from '../aws/serviceError.ts';

/** A permission that IAM says is missing. */
export interface MissingPermission {
  readonly iamAction: string;
  /** The resource's ARN, where the error names it. */
  readonly resource: string | undefined;
}

/**
 * The permission that IAM denied. Undefined when the error does not come from IAM, for example when the local server or the deployment
 * has writes off.
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
