/** Errors in the service's own form: a status, a type in a header, a message in the body. */
import { accountId } from './arns.ts';

const statuses = {
  InvalidRequestException: 400,
  InvalidParameterException: 400,
  InvalidParameterValueException: 400,
  ThrottlingException: 400,
  InvalidPaginationTokenException: 400,
  ClientException: 400,
  IdempotentParameterMismatchException: 400,
  ResourceInUseException: 400,
  IncompleteSignatureException: 400,
  SerializationException: 400,
  ForbiddenException: 403,
  AccessDeniedException: 403,
  InvalidSignatureException: 403,
  UnrecognizedClientException: 403,
  MissingAuthenticationTokenException: 403,
  ExpiredTokenException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  CallRateLimitExceededException: 429,
  ServiceException: 500,
  ServiceUnavailableException: 503,
} as const satisfies Record<string, number>;

export type ErrorType = keyof typeof statuses;

/** The error that an operation throws, for an error response. */
export class ServiceError extends Error {
  readonly type: ErrorType;
  readonly status: number;

  constructor(type: ErrorType, message: string) {
    super(message);
    this.name = type;
    this.type = type;
    this.status = statuses[type];
  }
}

/** The refusal IAM words when a policy does not allow an action. */
export function notAuthorized(
  operation: string,
  resource: string,
  service: 'imagebuilder' | 'logs' = 'imagebuilder',
  account = accountId,
): string {
  return (
    `User: arn:aws:sts::${account}:assumed-role/BuildViewer/simulator is not authorized to perform: ` +
    `${service}:${operation} on resource: ${resource} because no identity-based policy allows the ${service}:${operation} action`
  );
}
