import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { launchSecretHeader } from '../src/auth/config.ts';
import type { Api } from './api.ts';
import { serviceError } from './errors.ts';

/** What the Node adapter hands to Hono beside the request. */
export interface NodeEnv {
  Bindings: HttpBindings;
}

/** The names under which this machine, and nobody else, reaches a server that listens on the loopback interface. */
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
 * would then be of one origin with this server; the `Host` header still tells.
 */
export const refuseForeignHost: MiddlewareHandler<NodeEnv> = async (context, next) => {
  const { incoming } = context.env;
  if (isOwnHost(incoming)) return next();
  const address = `http://${ownHosts(incoming)[0]}/`;
  const text = `Refused: the Host header does not name this machine. Open ${address} instead.\n`;
  return context.text(text, 421);
};

/**
 * Refuses requests that a browser sends for another site's page. The AWS CLI and other programs send neither header and
 * pass. A request without `Sec-Fetch-Site` is judged by its `Origin` alone.
 */
export const refuseCrossSite: MiddlewareHandler<NodeEnv> = async (context, next) => {
  const { 'sec-fetch-site': site, origin } = context.env.incoming.headers;
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
  const isOwnOrigin = origin === undefined || isOriginOf(origin, context.env.incoming);
  if (isOwnSite && isOwnOrigin) return next();
  return serviceError(
    403,
    'ForbiddenException',
    'Refused: the request comes from a page of another site. Only the page that this server serves may ask here.',
  );
};

function isOriginOf(origin: string, incoming: IncomingMessage): boolean {
  return ownHosts(incoming).some((host) => origin.toLowerCase() === `http://${host}`);
}

/**
 * Refuses requests without the launch's secret, so that other users and programs of this machine can't use the profile. Where
 * the API verifies signatures itself, a request that carries one passes.
 */
export function requireLaunchSecret({ launchSecret, verifiesSignatures }: Api): MiddlewareHandler<NodeEnv> {
  return async (context, next) => {
    const { [launchSecretHeader]: sent, authorization } = context.env.incoming.headers;
    if (verifiesSignatures && authorization !== undefined) return next();
    if (typeof sent === 'string' && equalInConstantTime(sent, launchSecret)) return next();
    return verifiesSignatures
      ? serviceError(
          403,
          'MissingAuthenticationTokenException',
          'Refused: the request is neither signed nor from the page of this launch. Reload the page, or sign the request.',
        )
      : serviceError(
          403,
          'ForbiddenException',
          'Refused: the request does not carry the secret of this launch. Open the address that `npm start` printed, with all that follows its #.',
        );
  };
}

/** Compares digests, so that neither the content nor the length of what was sent shows in the time taken. */
function equalInConstantTime(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
