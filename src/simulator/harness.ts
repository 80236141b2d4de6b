/** What tests call the simulator with: a clock moved by hand and the SDK's own client, which signs as the page does. */
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import type { HttpRequest } from '@smithy/protocol-http';
import { HttpResponse } from '@smithy/protocol-http';
import { relayPrefix } from '../imagebuilder/endpoint.ts';
import { simulatorCredentials } from './keys.ts';
import { createSimulator, type Clock, type Simulator } from './simulator.ts';

/** A clock that only moves when told to. */
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
