import type { BodyFault } from './transport.ts';

const html =
  '<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>\n';

/** A response with status 200 and a wrong body. `text` is the right one. */
export function faultyResponse(fault: BodyFault, text: string, headers: Headers): Response {
  switch (fault) {
    case 'empty':
      return new Response('', { status: 200, headers });
    case 'html':
      headers.set('content-type', 'text/html; charset=utf-8');
      return new Response(html, { status: 200, headers });
    case 'cut':
      return new Response(text.slice(0, Math.floor(text.length / 2)), { status: 200, headers });
    case 'stalled':
      return new Response(stalled(text.slice(0, Math.floor(text.length / 2))), { status: 200, headers });
  }
}

/** A body that sends `text` and then stalls forever. It has no timer, so it can be garbage-collected once it is cancelled. */
function stalled(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
    },
  });
}

/** The response of a gateway that has waited too long. */
export function gatewayTimeout(headers: Headers): Response {
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.delete('x-amzn-requestid');
  return new Response('<html><body><h1>504 Gateway Time-out</h1></body></html>\n', { status: 504, headers });
}
