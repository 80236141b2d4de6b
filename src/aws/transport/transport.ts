import type { OperationName } from '../registry.ts';

/** A response with its body read to its end, whatever its HTTP status. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * One way from the page to the services of one Region. It sends a request once and reads no meaning into the response:
 * retries, the deadline and errors are the client's, which is the same above every transport.
 */
export interface Transport {
  /** Resolves for any HTTP status. Rejects when no complete response came, or when the request could not be signed. */
  send(operation: OperationName, input: object, signal: AbortSignal): Promise<TransportResponse>;
}
