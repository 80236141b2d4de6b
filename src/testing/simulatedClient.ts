import { createSimulator, type Clock, type Simulator } from '../../simulator/simulator.ts';
import { readApiRoute } from '../aws/apiRoute.ts';
import { type AwsClient, createClient } from '../aws/client.ts';
import { createLocalTransport } from '../aws/transport/local.ts';

/** One request that a simulated client sent, in the order in which they left. */
export interface SentRequest {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly region: string;
  /** Aborted when the client has given the request up. */
  readonly signal: AbortSignal;
}

/**
 * Answers a request in place of the simulator, or returns undefined to let the simulator answer. `simulated` asks the
 * simulator, for a hook that changes its response. `signal` aborts when the client gives the request up.
 */
export type Respond = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  simulated: () => Promise<Response>,
  signal: AbortSignal,
) => Response | undefined | Promise<Response | undefined>;

export interface SimulatedClientOptions {
  /** The Region of `client`. Default: us-east-1. */
  readonly region?: string;
  /** The account's time. Default: it stands still at the moment of the call. */
  readonly clock?: Clock;
  /** An account that several clients share. Default: a new one with `clock`. */
  readonly simulator?: Simulator;
  readonly respond?: Respond;
}

export interface SimulatedClient {
  readonly client: AwsClient;
  /** The client for a Region; the same one each time. */
  readonly clientFor: (region: string) => AwsClient;
  readonly simulator: Simulator;
  /** Every request that was sent, retries included. */
  readonly requests: readonly SentRequest[];
}

/** The real client in front of an account in memory. */
export function simulatedClient(options: SimulatedClientOptions = {}): SimulatedClient {
  const now = Date.now();
  const { region = 'us-east-1', clock = { now: () => now }, respond } = options;
  const simulator = options.simulator ?? createSimulator({ clock });
  const requests: SentRequest[] = [];
  const clients = new Map<string, AwsClient>();
  const clientFor = (name: string): AwsClient => {
    const client = clients.get(name) ?? create(name);
    clients.set(name, client);
    return client;
  };

  function create(name: string): AwsClient {
    const transport = createLocalTransport({
      origin: 'http://simulated.localhost',
      region: name,
      async fetch(request) {
        const { pathname, searchParams } = new URL(request.url);
        const route = readApiRoute(pathname, request.headers.get('x-amz-target'));
        const operation = route?.operation ?? route?.operationText ?? pathname;
        const input =
          request.method === 'GET' ? Object.fromEntries(searchParams) : await request.clone().json();
        requests.push({ operation, input, region: name, signal: request.signal });
        const simulated = () => simulator.handle(request, { trusted: true });
        return (await respond?.(operation, input, simulated, request.signal)) ?? simulated();
      },
    });
    return createClient(name, transport);
  }

  return { client: clientFor(region), clientFor, simulator, requests };
}
