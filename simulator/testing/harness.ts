/** What tests call the simulator with: a clock moved by hand and the SDK's own client, which signs as the page does. */
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { relayPrefix, serviceHost } from '../../src/aws/endpoint.ts';
import { type Operation, operations, type OperationName } from '../../src/aws/registry.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { simulatorCredentials } from '../keys.ts';
import { createSimulator, type Clock, type Simulator } from '../simulator.ts';

/** A clock that moves only with `advance`. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

/** Any first moment does; this one is easy to read in a failing test. */
export const start = Date.parse('2026-09-09T12:00:00.000Z');

export function manualClock(at = start): ManualClock {
  let time = at;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
  };
}

export interface Harness {
  readonly clock: ManualClock;
  readonly simulator: Simulator;
  readonly client: ImagebuilderClient;
}

interface ClientOptions {
  readonly region?: string;
  readonly credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly maxAttempts?: number;
  readonly viaRelay?: boolean;
}

export function harness(options: ClientOptions & { readonly seed?: number } = {}): Harness {
  const clock = manualClock();
  const simulator = createSimulator({ clock, seed: options.seed ?? 1 });
  return { clock, simulator, client: clientOf(simulator, options) };
}

/**
 * The SDK's client in front of a simulator. It signs for the service's own host and path; with `viaRelay` the request is then
 * turned to an origin of its own, as the page does it.
 */
export function clientOf(simulator: Simulator, options: ClientOptions = {}): ImagebuilderClient {
  const {
    region = 'us-east-1',
    credentials = simulatorCredentials,
    maxAttempts = 1,
    viaRelay = false,
  } = options;
  return new ImagebuilderClient({
    region,
    credentials,
    maxAttempts,
    requestHandler: {
      async handle(request: HttpRequest) {
        const response = await simulator.handle(toRequest(request, viaRelay ? region : undefined));
        return {
          response: new HttpResponse({
            statusCode: response.status,
            headers: Object.fromEntries(response.headers),
            body: response.body,
          }),
        };
      },
    },
  });
}

function toRequest(request: HttpRequest, relayRegion: string | undefined): Request {
  const query = new URLSearchParams(
    Object.entries(request.query ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  const base =
    relayRegion === undefined
      ? `${request.protocol}//${request.hostname}`
      : `http://127.0.0.1:4173${relayPrefix}${relayRegion}`;
  const { host: _, ...headers } = request.headers;
  return new Request(`${base}${request.path}${search}`, {
    method: request.method,
    headers,
    ...(request.body === undefined ? {} : { body: request.body }),
  });
}

/** A response that was read to its end. */
export interface ReadResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is a JSON object, else an empty one. */
  readonly body: JsonObject;
}

interface AskOptions {
  readonly region?: string;
  readonly credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** The body to send in place of the input. */
  readonly rawBody?: string;
  /** When it is signed. */
  readonly at?: Date;
}

/** Signs and sends one request, and returns the raw response: the SDK's types lack members that the service has. */
export async function ask(
  simulator: Simulator,
  operation: OperationName,
  input: JsonObject,
  options: AskOptions = {},
): Promise<ReadResponse> {
  const response = await simulator.handle(await signedRequest(operation, input, options));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** A request as a client that signs what it sends would send it. */
export async function signedRequest(
  operation: OperationName,
  input: JsonObject,
  { region = 'us-east-1', credentials = simulatorCredentials, at = new Date(), rawBody }: AskOptions = {},
): Promise<Request> {
  const { service, method, path, target }: Operation = operations[operation];
  const hostname = serviceHost(service, region);
  const query =
    method === 'GET'
      ? Object.fromEntries(Object.entries(input).map(([name, value]) => [name, textOf(value)]))
      : {};
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const signed = await signer.sign(
    new HttpRequest({
      method,
      protocol: 'https:',
      hostname,
      path,
      query,
      headers: {
        host: hostname,
        ...(target === undefined
          ? { 'content-type': 'application/json' }
          : { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }),
      },
      ...(method === 'GET' ? {} : { body: rawBody ?? JSON.stringify(input) }),
    }),
    { signingDate: at },
  );
  return toRequest(new HttpRequest(signed), undefined);
}

function parsed(text: string): JsonObject {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** A member of a response that is a string; empty for another type. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function tokenOf({ body }: ReadResponse): string {
  return textOf(body['nextToken']);
}

/** A member of a response that is a list of objects; empty for another type. */
export function listOf({ body }: ReadResponse, member: string): readonly JsonObject[] {
  const value = body[member];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
