import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import type { NodeEnv } from './guard.ts';
import { cacheControl } from '../../deploy/headers.ts';

/**
 * Serves the built page's files, uncompressed: they don't leave this machine.
 *
 * @param dist an existing folder
 */
export function staticFiles(dist: string): MiddlewareHandler<NodeEnv>[] {
  return [setCaching, hideBuildFiles, serveStatic<NodeEnv>({ root: dist })];
}

const setCaching: MiddlewareHandler<NodeEnv> = async (context, next) => {
  await next();
  const isHashed = context.req.path.startsWith('/assets/') && context.res.ok;
  context.header('cache-control', isHashed ? cacheControl.hashedAsset : cacheControl.file);
};

/** Hides the build's own files in `.vite/`, which are not part of the page. */
const hideBuildFiles: MiddlewareHandler<NodeEnv> = async (context, next) =>
  context.req.path.includes('/.') ? context.notFound() : next();

/**
 * Removes the preload of `config.json` from the page: in profile mode only a request with the session's key gets a response, which a
 * preload does not have.
 */
export const withoutConfigPreload: MiddlewareHandler<NodeEnv> = async (context, next) => {
  await next();
  if (!context.res.headers.get('content-type')?.startsWith('text/html')) return;
  const html = await context.res.text();
  const { status, headers } = context.res;
  headers.delete('content-length');
  // Hono copies the headers of the response that is replaced, its length too, unless there is none.
  context.res = undefined;
  context.res = new Response(html.replace(/<link rel="preload"[^>]*config\.json[^>]*>/, ''), {
    status,
    headers,
  });
};
