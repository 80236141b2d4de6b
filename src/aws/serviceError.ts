import { operations, type OperationName, services } from './registry.ts';

/** What went wrong, as far as it changes what the user can do about it. */
export type ServiceErrorKind =
  /** 429, or an error name that means throttling. */
  | 'throttled'
  /** 5xx: a fault of the service. */
  | 'unavailable'
  /** 403: the identity is known and may not do this. */
  | 'forbidden'
  /** The identity is refused: expired, unknown, or a signature that does not match. */
  | 'credentials'
  | 'notFound'
  /** The service refused the `nextToken`. */
  | 'paginationToken'
  | 'invalidRequest'
  | 'inUse'
  /** A response with status 200 that is not the service's: empty, HTML, cut off, without its list. */
  | 'unreadable'
  /** No complete response came in time. */
  | 'deadline'
  /** No response: the connection failed. */
  | 'network'
  | 'cancelled'
  | 'unknown';

const kindsByName: Readonly<Record<string, ServiceErrorKind>> = {
  CallRateLimitExceededException: 'throttled',
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  ServiceException: 'unavailable',
  ServiceUnavailableException: 'unavailable',
  InternalFailure: 'unavailable',
  ForbiddenException: 'forbidden',
  AccessDeniedException: 'forbidden',
  ExpiredTokenException: 'credentials',
  ExpiredToken: 'credentials',
  InvalidSignatureException: 'credentials',
  SignatureDoesNotMatch: 'credentials',
  RequestTimeTooSkewed: 'credentials',
  RequestExpired: 'credentials',
  UnrecognizedClientException: 'credentials',
  InvalidClientTokenId: 'credentials',
  MissingAuthenticationToken: 'credentials',
  MissingAuthenticationTokenException: 'credentials',
  IncompleteSignatureException: 'credentials',
  CredentialsProviderError: 'credentials',
  ResourceNotFoundException: 'notFound',
  InvalidPaginationTokenException: 'paginationToken',
  ResourceInUseException: 'inUse',
  InvalidRequestException: 'invalidRequest',
  InvalidParameterException: 'invalidRequest',
  InvalidParameterValueException: 'invalidRequest',
  InvalidParameterCombinationException: 'invalidRequest',
  IdempotentParameterMismatchException: 'invalidRequest',
  ClientException: 'invalidRequest',
};

export interface ServiceErrorFacts {
  readonly operation: OperationName;
  readonly kind: ServiceErrorKind;
  /** The error's own name, `CallRateLimitExceededException`; ours where the service gave none. */
  readonly name: string;
  readonly message: string;
  /** HTTP status, where a response came. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** `x-refused-by`: the program between the page and the service that refused the request. */
  readonly refusedBy?: string | undefined;
  /** `x-amz-cf-id`: CloudFront's own id of the request. */
  readonly cloudFrontId?: string | undefined;
}

/** Every failure of a request, in one form. The text is the service's, so untrusted. */
export class ServiceError extends Error {
  readonly operation: OperationName;
  readonly kind: ServiceErrorKind;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly refusedBy: string | undefined;
  readonly cloudFrontId: string | undefined;
  /** Whether the same request may succeed later without anything being changed. */
  readonly retryable: boolean;

  constructor(facts: ServiceErrorFacts, options?: ErrorOptions) {
    super(facts.message, options);
    this.name = facts.name;
    this.operation = facts.operation;
    this.kind = facts.kind;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.refusedBy = facts.refusedBy;
    this.cloudFrontId = facts.cloudFrontId;
    this.retryable = ['throttled', 'unavailable', 'unreadable', 'deadline', 'network'].includes(facts.kind);
  }
}

/** The deadline of a call has passed before its response was complete. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
  constructor(seconds: number) {
    super(`No complete response came within ${seconds} seconds.`);
  }
}

/** The kind of an error response, and its name: the service's, or one of ours where it gave none. */
export function kindOfError(
  name: string | undefined,
  status: number,
): { readonly kind: ServiceErrorKind; readonly name: string } {
  return { kind: kindOfName(name) ?? kindOfStatus(status), name: name ?? `HTTP ${status}` };
}

/** A successful response that is not the service's, such as one without its list: an error, never an empty list. */
export function unreadable(
  operation: OperationName,
  what: string,
  facts: { readonly status?: number; readonly requestId?: string | undefined } = {},
): ServiceError {
  return new ServiceError({
    status: 200,
    ...facts,
    operation,
    kind: 'unreadable',
    name: 'UnreadableResponse',
    message: `The response is not from ${services[operations[operation].service].title}: ${what}.`,
  });
}

/** Brings an error other than a response into the same form: a failed connection, a deadline, a cancelled request. */
export function toServiceError(error: unknown, operation: OperationName): ServiceError {
  if (error instanceof ServiceError) return error;
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const fail = (kind: ServiceErrorKind, text = message, ownName = name) =>
    new ServiceError({ operation, kind, name: ownName, message: text }, { cause: error });

  if (error instanceof DeadlineError) return fail('deadline');
  if (name === 'AbortError') return fail('cancelled', 'The request was cancelled.');
  const known = kindOfName(name);
  if (known) return fail(known);
  if (error instanceof TypeError || name === 'NetworkError' || name === 'TimeoutError') {
    return fail('network', 'No response came: the connection failed or was refused.', 'NetworkError');
  }
  return fail('unknown');
}

function kindOfName(name: string | undefined): ServiceErrorKind | undefined {
  return name !== undefined && Object.hasOwn(kindsByName, name) ? kindsByName[name] : undefined;
}

function kindOfStatus(status: number): ServiceErrorKind {
  if (status === 429) return 'throttled';
  if (status >= 500) return 'unavailable';
  if (status === 401) return 'credentials';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status >= 400) return 'invalidRequest';
  return 'unreadable';
}
