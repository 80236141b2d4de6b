import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import { relayPrefix } from '../aws/endpoint.ts';

interface HandlerOptions {
  abortSignal?: AbortSignal;
  requestTimeout?: number;
}

export interface RelayOptions {
  /** The page's own origin, where `/api/imagebuilder/…` answers. */
  readonly origin: string;
  readonly region: string;
  /** Headers added after signing, for whoever answers: the launch's secret. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The SDK's way out: changes protocol, host and path of a request that is already signed for the service's own host, so
 * that it goes to `/api/imagebuilder/<region>/<Operation>` on our origin. The query is the signer's and stays as it is.
 * Image Builder does not promise CORS, so no page may call it directly.
 *
 * Each answer's body is read to its end here, inside the attempt, so that the call's deadline covers it.
 */
export function createRelay(options: RelayOptions) {
  const inner = new FetchHttpHandler({ credentials: 'omit', cache: 'no-store' });
  const { protocol, hostname, port } = new URL(options.origin);
  return {
    async handle(
      request: HttpRequest,
      handlerOptions: HandlerOptions = {},
    ): Promise<{ response: HttpResponse }> {
      const relayed = request.clone();
      relayed.protocol = protocol;
      relayed.hostname = hostname;
      if (port === '') delete relayed.port;
      else relayed.port = Number(port);
      relayed.path = `${relayPrefix}${options.region}${request.path}`;
      Object.assign(relayed.headers, options.headers);
      const { response } = await inner.handle(relayed, handlerOptions);
      response.body = await bytesOf(response.body);
      return { response };
    },
    destroy: () => inner.destroy(),
    updateHttpClientConfig() {
      // The relay's own settings are fixed; the SDK has none for it.
    },
    httpHandlerConfigs: () => ({}),
  };
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  const isBody = body instanceof ReadableStream || body instanceof Blob;
  return new Uint8Array(await new Response(isBody ? body : null).arrayBuffer());
}
