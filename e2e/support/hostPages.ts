import { createServer } from 'node:http';

/** A host page and its response headers. */
export interface HostPage {
  /** The content of `<body>`. */
  readonly body: string;
  /** The content of `<head>`. */
  readonly head?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Served unchanged instead: a whole document, or a script. */
  readonly file?: { readonly type: string; readonly text: string };
}

/** Serves host pages under three origins of one machine. */
export interface HostPages {
  /** The origin that deployments name. It is of another site than `http://127.0.0.1`, where the dashboards are. */
  readonly origin: string;
  /** Another origin of the dashboards' site, where frames have their own storage. */
  readonly sameSiteOrigin: string;
  /** The same pages under an origin that no deployment names. */
  readonly unknownOrigin: string;
  /** Adds a page, and returns its path. */
  add(page: HostPage): string;
  close(): Promise<void>;
}

export async function startHostPages(): Promise<HostPages> {
  const pages = new Map<string, HostPage>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.statusCode = page ? 200 : 404;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    for (const [name, value] of Object.entries(page?.headers ?? {})) response.setHeader(name, value);
    if (page?.file) {
      response.setHeader('content-type', page.file.type);
      response.end(page.file.text);
      return;
    }
    // Without an icon, the browser's request for one logs an error.
    const head = `<meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${page?.head ?? ''}`;
    response.end(
      `<!doctype html><html lang="en"><head>${head}</head><body>${page?.body ?? ''}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    sameSiteOrigin: `http://127.0.0.1:${port}`,
    unknownOrigin: `http://unknown.localhost:${port}`,
    add(page) {
      const path = `/page-${pages.size + 1}`;
      pages.set(path, page);
      return path;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
