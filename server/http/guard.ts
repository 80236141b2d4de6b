import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { launchSecretHeader, sessionKeyHeader } from '../../src/auth/config.ts';
import type { Api } from './api.ts';
import { refusedByHeader } from '../../src/aws/refuser.ts';
import { serviceError } from './errors.ts';
import type { LaunchSession } from './launch.ts';

/** What the Node adapter passes to Hono besides the request. */
export interface NodeEnv {
  Bindings: HttpBindings;
}

/** The host names of a server on the loopback interface, which only this machine reaches. */
function ownHosts(incoming: IncomingMessage): string[] {
  const port = incoming.socket.localPort;
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return port === 80 ? names : names.map((name) => `${name}:${port}`);
}

function isOwnHost(incoming: IncomingMessage): boolean {
  return ownHosts(incoming).includes(incoming.headers.host?.toLowerCase() ?? '');
}

/**
 * Refuses a `Host` that is not this machine's own. A page elsewhere can point its domain at 127.0.0.1 (DNS rebinding), and
 * would then have the same origin as this server. The `Host` header still has that domain.
 */
export const refuseForeignHost: MiddlewareHandler<NodeEnv> = async (context, next) => {
  const { incoming } = context.env;
  if (isOwnHost(incoming)) return next();
  const address = `http://${ownHosts(incoming)[0]}/`;
  const text = `Refused: the Host header does not name this machine. Open ${address} instead.\n`;
  return context.text(text, 421, { [refusedByHeader]: 'local-server' });
};

/**
 * Refuses requests that a browser sends for another site's page. The AWS CLI and other programs send neither header and
 * pass. A request without `Sec-Fetch-Site` is checked by its `Origin` alone.
 */
export const refuseCrossSite: MiddlewareHandler<NodeEnv> = async (context, next) => {
  const { 'sec-fetch-site': site, origin } = context.env.incoming.headers;
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
  const isOwnOrigin = origin === undefined || isOriginOf(origin, context.env.incoming);
  if (isOwnSite && isOwnOrigin) return next();
  return serviceError(
    403,
    'CrossSiteException',
    'Refused: the request comes from a page of another site. Only the page of this server may send requests here.',
  );
};

function isOriginOf(origin: string, incoming: IncomingMessage): boolean {
  return ownHosts(incoming).some((host) => origin.toLowerCase() === `http://${host}`);
}

/**
 * Refuses requests that do not belong to this launch, so that other users and programs of this machine can't use the profile, nor read
 * its account. A request belongs to it by the launch's secret, or by both parts of its session. Where the API verifies
 * signatures itself, a request that carries one passes.
 */
export function requireLaunch(
  { launchSecret, verifiesSignatures }: Pick<Api, 'launchSecret' | 'verifiesSignatures'>,
  session?: LaunchSession,
): MiddlewareHandler<NodeEnv> {
  return async (context, next) => {
    const header = (name: string) => context.req.header(name) ?? '';
    const secret = header(launchSecretHeader);
    if (verifiesSignatures && header('authorization') !== '') return next();
    if (equalInConstantTime(secret, launchSecret)) return next();
    const key = header(sessionKeyHeader);
    const cookie = getCookie(context, sessionCookieName(context)) ?? '';
    const isSession = session && equalInConstantTime(cookie, session.cookie);
    if (isSession && equalInConstantTime(key, session.key)) return next();
    return verifiesSignatures && secret === ''
      ? serviceError(
          403,
          'MissingAuthenticationTokenException',
          'Refused: the request is neither signed nor from the page of this launch.',
        )
      : serviceError(
          403,
          'LaunchOverException',
          verifiesSignatures
            ? 'The server was started again since this page was opened. Reload the page.'
            : 'This page does not belong to the launch that is running: that launch may be over. Open the address that `npm start` printed, with all that follows its #.',
        );
  };
}

/** Gives the browser the cookie of the session. Cookies are not isolated by port, so the name has the port. */
export function setSessionCookie(context: Context<NodeEnv>, session: LaunchSession): void {
  setCookie(context, sessionCookieName(context), session.cookie, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  });
}

function sessionCookieName(context: Context<NodeEnv>): string {
  return `dashboard-session-${context.env.incoming.socket.localPort}`;
}

/** Compares digests, so that the time of a comparison reveals neither content nor length. */
function equalInConstantTime(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
