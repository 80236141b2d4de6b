import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { type HttpRequest, HttpResponse } from '@smithy/protocol-http';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, HttpHandlerOptions } from '@smithy/types';
import { apiPrefix } from '../endpoint.ts';
import { operations, type ServiceName } from '../registry.ts';
import type { Sdk, SdkClient } from './sdk.ts';
import type { Transport, TransportResponse } from './transport.ts';

export interface SignedTransportOptions {
  /** The page's own origin, which serves `/api/<service>/<region>/…`. */
  readonly origin: string;
  readonly region: string;
  /** Asked at each request when it is a function with `memoized: true`; else the SDK keeps what it gave. */
  readonly credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
}

/** The SDK of each service, loaded with the first request to it. */
const sdks: Readonly<Record<ServiceName, () => Promise<Sdk>>> = {
  imagebuilder: async () => (await import('./imagebuilderSdk.ts')).imagebuilderSdk,
  logs: async () => (await import('./logsSdk.ts')).logsSdk,
};

/**
 * Requests that the SDK's clients serialise and sign in the page. The SDK sends each request once and does not read the
 * response; it learns the offset of this computer's clock from the `Date` of every response, and signs with it.
 */
export function createSignedTransport(options: SignedTransportOptions): Transport {
  const clients = new Map<ServiceName, Promise<SdkClient>>();
  const clientOf = (service: ServiceName): Promise<SdkClient> => {
    const known = clients.get(service);
    if (known) return known;
    const created = sdks[service]().then((sdk) => createSdkClient(service, sdk, options));
    clients.set(service, created);
    // A file that did not load is asked for again.
    created.catch(() => clients.delete(service));
    return created;
  };
  return {
    async send(operation, input, signal) {
      const { service } = operations[operation];
      const client = await clientOf(service);
      const Command = (await sdks[service]()).commands[operation];
      if (!Command) throw new Error(`The SDK of ${service} has no command for ${operation}.`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module of each operation types its input
      const output = await client.send(new Command(input as never), { abortSignal: signal });
      return rawResponse(output);
    },
  };
}

function createSdkClient(
  service: ServiceName,
  sdk: Sdk,
  { origin, region, credentials }: SignedTransportOptions,
): SdkClient {
  const client = sdk.createClient({
    region,
    credentials,
    maxAttempts: 1,
    requestHandler: createRelay(origin, apiPrefix(service, region)),
    // The SDK's own provider loads a browser detector.
    defaultUserAgentProvider: async () => [['imagebuilder-workflow-dashboard']],
  });
  if (!client.middlewareStack.remove('deserializerMiddleware')) {
    throw new Error('This version of the SDK has no middleware named deserializerMiddleware.');
  }
  client.middlewareStack.add(
    (next) => async (args) => {
      const { response } = await next(args);
      return { response, output: { $metadata: {}, response } };
    },
    { step: 'deserialize', name: 'keepRawResponse' },
  );
  return client;
}

/** What `keepRawResponse` left in place of the SDK's output. */
function rawResponse(output: object): TransportResponse {
  const response = 'response' in output ? output.response : undefined;
  if (!HttpResponse.isInstance(response)) throw new TypeError('The SDK returned no HTTP response.');
  return {
    status: response.statusCode,
    headers: new Headers(response.headers),
    text: String(response.body ?? ''),
  };
}

/**
 * Changes protocol, host and path of a request that is signed for the service's own host, so that it goes to the page's own
 * origin. The query is the signer's and stays as it is. Image Builder does not promise CORS, so no page may call it directly.
 */
export function createRelay(origin: string, prefix: string) {
  const inner = new FetchHttpHandler({ credentials: 'omit', cache: 'no-store' });
  const { protocol, hostname, port } = new URL(origin);
  return {
    async handle(
      request: HttpRequest,
      options: HttpHandlerOptions = {},
    ): Promise<{ response: HttpResponse }> {
      const relayed = request.clone();
      relayed.protocol = protocol;
      relayed.hostname = hostname;
      if (port === '') delete relayed.port;
      else relayed.port = Number(port);
      relayed.path = `${prefix}${request.path}`;
      const { response } = await inner.handle(relayed, options);
      // Read to its end inside the attempt, so that the call's deadline covers it.
      response.body = await textOf(response.body);
      return { response };
    },
    destroy: () => inner.destroy(),
    updateHttpClientConfig() {
      // The relay's own settings are fixed; the SDK has none for it.
    },
    httpHandlerConfigs: () => ({}),
  };
}

async function textOf(body: unknown): Promise<string> {
  const isBody = body instanceof ReadableStream || body instanceof Blob;
  return new Response(isBody ? body : null).text();
}
