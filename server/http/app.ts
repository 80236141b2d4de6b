import { Hono } from 'hono';
import { answerHeaders, cacheControl, ownOriginOnly, pageHeaders } from '../../deploy/headers.ts';
import { refusedByHeader } from '../../src/aws/refuser.ts';
import type { Api } from './api.ts';
import { handleApi } from './apiRoute.ts';
import { bareEndpoint, isSigned } from './bareEndpoint.ts';
import { serviceError } from './errors.ts';
import {
  type NodeEnv,
  refuseCrossSite,
  refuseForeignHost,
  requireLaunch,
  setSessionCookie,
} from './guard.ts';
import type { Launch } from './launch.ts';
import { staticFiles, withoutConfigPreload } from './staticFiles.ts';

export interface AppOptions {
  readonly api: Api;
  /** The folder of the built page. Without one, only the API and `config.json` are served, as the dev server needs it. */
  readonly dist?: string;
  /** In profile mode: hands the launch's secret to the user's browser, and keeps a session for it. */
  readonly launch?: Launch;
  /** The origins whose pages may frame this one; none by default. */
  readonly frameAncestors?: readonly string[];
}

/** The local server's routes: the API, `config.json` and the built page, behind the guards. */
export function createApp({ api, dist, launch, frameAncestors = [] }: AppOptions): Hono<NodeEnv> {
  const app = new Hono<NodeEnv>();
  const ofPages = headersOfPages(frameAncestors);
  const ofResponses = answerHeaders();
  app.use(async (context, next) => {
    await next();
    const { path, raw } = context.req;
    const isPage = !isSigned(raw) && !/^\/(?:api\/|config\.json$)/.test(path);
    const headers = isPage ? ofPages : ofResponses;
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });
  app.use(refuseForeignHost);
  app.get('/healthz', (context) => context.text('ok\n', 200, { 'cache-control': cacheControl.answer }));
  app.use(bareEndpoint(app));

  const session = launch?.session;
  app.use('/config.json', refuseCrossSite);
  if (session) app.use('/config.json', requireLaunch(api, session));
  app.get('/config.json', async (context) => {
    context.header('cache-control', cacheControl.answer);
    if (session) setSessionCookie(context, session);
    const own = session ? { sessionKey: session.key } : {};
    return context.json({ ...(await api.config()), ...own, frameAncestors });
  });

  app.use('/api/*', refuseCrossSite);
  app.use('/api/*', requireLaunch(api, session));
  app.all('/api/*', (context) => handleApi(api, context));

  if (launch) {
    app.get('/launch/:ticket', (context) => {
      context.header('cache-control', cacheControl.answer);
      const path = launch.redeem(context.req.param('ticket'));
      if (path !== undefined) return context.redirect(path, 303);
      context.header(refusedByHeader, 'local-server');
      return context.text('This link was used already. Open the address that `npm start` printed.\n', 403);
    });
  }
  if (launch) app.use(withoutConfigPreload);
  for (const handler of dist === undefined ? [] : staticFiles(dist)) app.use(handler);
  app.onError((error, context) => {
    // A client that disconnected reads no response, and reading its request fails: not an error of this server.
    if (context.req.raw.signal.aborted) return new Response(null, { status: 499 });
    console.error(error);
    return serviceError(
      500,
      'ServiceException',
      'The local server failed. The terminal that it runs in shows why.',
    );
  });
  return app;
}

/** The headers that a deployment sends with its page. Other sites load `embed.js` only where they may frame the page. */
function headersOfPages(frameAncestors: readonly string[]): Readonly<Record<string, string>> {
  if (frameAncestors.length === 0) return pageHeaders(ownOriginOnly);
  return pageHeaders({ ...ownOriginOnly, frameAncestors: frameAncestors.join(' ') }, 'cross-origin');
}
