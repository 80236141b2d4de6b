import type { OperationName } from './registry.ts';

/** What went wrong, as far as it changes what the reader can do about it. */
export type ServiceErrorKind =
  /** 429, or the throttling that any AWS front may answer with. */
  | 'throttled'
  /** 5xx: the service's own fault. */
  | 'unavailable'
  /** 403: the identity is known and may not do this. */
  | 'forbidden'
  /** The identity itself is refused: expired, unknown, badly signed. */
  | 'credentials'
  | 'notFound'
  /** The service no longer takes the `nextToken`. */
  | 'paginationToken'
  | 'invalidRequest'
  | 'inUse'
  /** An answer came and is not one of the service's: empty, HTML, cut, without its list. */
  | 'unreadable'
  /** Nothing, or not everything, came in time. */
  | 'deadline'
  /** No answer at all. */
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
  /** HTTP status, where an answer came. */
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

/** The deadline of a call has passed. Thrown by whoever keeps the deadline, normalised below. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
  constructor(seconds: number) {
    super(`No complete answer came within ${seconds} seconds.`);
  }
}

/**
 * Brings whatever a request failed with into one form. The SDK throws its own exceptions, `SyntaxError` for a body that
 * is not JSON (with `$metadata` of the answer), `TypeError` for a connection that failed, `AbortError` for a cancel.
 */
export function toServiceError(error: unknown, operation: OperationName): ServiceError {
  if (error instanceof ServiceError) return error;
  const { name, message, status, requestId } = factsOf(error);
  const fail = (kind: ServiceErrorKind, text: string, ownName = name) =>
    new ServiceError(
      { operation, kind, name: ownName, message: text, status, requestId, ...headersOf(error) },
      { cause: error },
    );

  if (error instanceof DeadlineError) return fail('deadline', message);
  if (name === 'AbortError') return fail('cancelled', 'The request was cancelled.');
  const known = Object.hasOwn(kindsByName, name) ? kindsByName[name] : undefined;
  if (known) return fail(known, message);
  if (status !== undefined) return fail(kindOfStatus(status), ...textOfStatus(status, name, message));
  if (error instanceof TypeError || name === 'NetworkError' || name === 'TimeoutError') {
    return fail('network', 'No answer came: the connection failed or was refused.', 'NetworkError');
  }
  return fail('unknown', message);
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

/** How the parsers of Chromium, Safari and Firefox say that a text ends too early. */
const cutOff =
  /end of (?:JSON|data)|unterminated|expected '.'|Expected .* after (?:property|array)|Unable to parse JSON/i;

/** A body that isn't JSON makes the SDK throw a parser's words, which say nothing to a reader. */
function textOfStatus(status: number, name: string, message: string): [text: string, name?: string] {
  const ownWords =
    name !== 'SyntaxError' && !message.startsWith('Unknown') && !message.includes('Deserialization error');
  if (ownWords && message !== '') return [message];
  if (status < 300 && name === 'SyntaxError' && cutOff.test(message)) {
    return ['The response was cut off on the way: its JSON is incomplete.', 'TruncatedResponse'];
  }
  return status < 300
    ? ['The response is not Image Builder’s: it is not JSON.', 'UnreadableAnswer']
    : [`An answer came with HTTP status ${status} and no explanation.`, `HTTP ${status}`];
}

/** The response headers that say which program answered, where a response came. */
function headersOf(error: unknown): Pick<ServiceErrorFacts, 'refusedBy' | 'cloudFrontId'> {
  const response: unknown =
    typeof error === 'object' && error !== null && '$response' in error ? error.$response : undefined;
  const headers: unknown =
    typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
  const header = (name: string) => {
    const value: unknown =
      typeof headers === 'object' && headers !== null ? Reflect.get(headers, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { refusedBy: header('x-refused-by'), cloudFrontId: header('x-amz-cf-id') };
}

/** What an error of any kind says of itself, and of the answer that it came with. */
export function factsOf(error: unknown): {
  name: string;
  message: string;
  status?: number;
  requestId?: string;
} {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const facts = { name: error.name, message: error.message };
  if (typeof metadata !== 'object' || metadata === null) return facts;
  const status = 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  const requestId = 'requestId' in metadata ? metadata.requestId : undefined;
  return {
    ...facts,
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
  };
}
