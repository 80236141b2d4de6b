import { isRawObject, textIn } from '../rawObject.ts';
import { refusedByHeader } from '../refuser.ts';
import type { OperationName } from '../registry.ts';
import { kindOfError, ServiceError, unreadable } from '../serviceError.ts';
import type { TransportResponse } from './transport.ts';

/** A response of the service. */
export interface AwsResponse {
  /** The JSON as it came, for the caller to parse; undefined where the body is empty. */
  readonly body: unknown;
  readonly requestId: string | undefined;
}

/** Reads a successful response. Throws a `ServiceError` for any other, and for a body that is not JSON. */
export function readResponse(operation: OperationName, response: TransportResponse): AwsResponse {
  const { status, headers, text } = response;
  const json = parseJson(text);
  const requestId =
    headers.get('x-amzn-requestid') ?? headers.get('x-amz-request-id') ?? memberOf(json, 'requestId');
  const facts = {
    operation,
    status,
    requestId,
    refusedBy: headers.get(refusedByHeader) ?? undefined,
    cloudFrontId: headers.get('x-amz-cf-id') ?? undefined,
  };
  if (status >= 200 && status < 300) {
    if (json !== notJson) return { body: json, requestId };
    if (isCutOff(text)) {
      const message = 'The response is incomplete: its JSON ends early.';
      throw new ServiceError({ ...facts, kind: 'unreadable', name: 'TruncatedResponse', message });
    }
    throw unreadable(operation, 'it is not JSON', facts);
  }
  const name = headers.get('x-amzn-errortype') ?? memberOf(json, '__type') ?? memberOf(json, 'code');
  throw new ServiceError({
    ...facts,
    ...kindOfError(shortName(name), status),
    message:
      memberOf(json, 'message') ??
      memberOf(json, 'Message') ??
      `The response has HTTP status ${status} and no explanation.`,
  });
}

const notJson = Symbol('not JSON');

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

function memberOf(json: unknown, name: string): string | undefined {
  return isRawObject(json) ? textIn(json, name) : undefined;
}

/** `com.amazonaws.logs#ThrottlingException:http://…` is `ThrottlingException`. */
function shortName(name: string | undefined): string | undefined {
  return name?.replace(/^.*#/, '').replace(/:.*$/, '');
}

/** Whether a text that is not JSON begins as JSON does and ends inside a text, a list or an object. */
function isCutOff(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  // Strings first, since they may hold brackets; one that never ends stays as its quotation mark.
  const structure = text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '');
  const opened = structure.match(/[[{]/g)?.length ?? 0;
  const closed = structure.match(/[\]}]/g)?.length ?? 0;
  return structure.includes('"') || opened > closed;
}
