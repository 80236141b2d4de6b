import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import type { NodeEnv } from './guard.ts';
import { cacheControl } from './headers.ts';

/**
 * The built page's files. Not compressed: they go from this machine to itself.
 *
 * @param dist an existing folder
 */
export function staticFiles(dist: string): MiddlewareHandler<NodeEnv>[] {
  return [setCaching, hideNotes, serveStatic<NodeEnv>({ root: dist })];
}

const setCaching: MiddlewareHandler<NodeEnv> = async (context, next) => {
  await next();
  const isHashed = context.req.path.startsWith('/assets/') && context.res.ok;
  context.header('cache-control', isHashed ? cacheControl.hashedAsset : cacheControl.file);
};

/** The build keeps its own notes in `.vite/`: they are no part of the page. */
const hideNotes: MiddlewareHandler<NodeEnv> = async (context, next) =>
  context.req.path.includes('/.') ? context.notFound() : next();
