import { type HttpRequest, HttpResponse } from '@smithy/protocol-http';

/**
 * The SDK's way out when the service is a function in the same program: the simulator, in tests and behind a demonstration.
 * Each answer's body is read to its end, as `createImageBuilder` asks.
 */
export function answeringHandler(answer: (request: Request) => Promise<Response>) {
  return {
    async handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
      const response = await answer(toRequest(request));
      return {
        response: new HttpResponse({
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: new Uint8Array(await response.arrayBuffer()),
        }),
      };
    },
  };
}

function toRequest({ method, protocol, hostname, path, query, headers, body }: HttpRequest): Request {
  const entries = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const search = entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
  // The address names the host, and a Request refuses the header.
  const { host: _, ...others } = headers;
  return new Request(`${protocol}//${hostname}${path}${search}`, {
    method,
    headers: others,
    ...(body === undefined ? {} : { body }),
  });
}
