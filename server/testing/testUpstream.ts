import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** An endpoint for what the simulator does not do: broken connections and wrong clocks. */
export interface Upstream {
  readonly url: URL;
  readonly requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Starts an endpoint that calls `answer` for each request. */
export async function startUpstream(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): Promise<Upstream> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
