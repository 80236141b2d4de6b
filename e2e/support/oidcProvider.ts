import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider from 'oidc-provider';
import { listen } from './listen.ts';

/** An OpenID Connect provider over plain HTTP, on another site than the dashboards. */
export interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: readonly JWK[];
  /** The grant types that the token endpoint received, newest last. */
  readonly grants: readonly string[];
  /** Rejects refresh tokens from now on. */
  revoke(): void;
  readonly close: () => Promise<void>;
}

/**
 * Starts a real provider whose sign-in page accepts any name.
 *
 * @param dashboard the page's address, with a slash at its end
 * @param offline whether it hands out refresh tokens
 */
export async function startOidcProvider(dashboard: string, offline: boolean): Promise<OidcProvider> {
  const clientId = 'dashboard';
  const grants: string[] = [];
  let revoked = false;
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { alg: 'ES256', kid: 'journey', use: 'sig' };
  const handlers: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];
  const { url, close } = await listen((request, response) => handlers[0]?.(request, response));
  // `localhost` is another site than 127.0.0.1.
  const issuer = url.slice(0, -1).replace('127.0.0.1', 'localhost');

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [`${dashboard}signed-in.html`],
        post_logout_redirect_uris: [dashboard],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), ...key }] },
    cookies: { keys: ['of this journey'] },
    claims: { openid: ['sub'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: async (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: `${id}@example.com` }),
    }),
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async () => true },
      // The library's own pages load a font from another site.
      rpInitiatedLogout: {
        enabled: true,
        async logoutSource(context, form) {
          context.body = providerPage(
            `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
          );
        },
        async postLogoutSuccessSource(context) {
          context.body = providerPage('<p role="status">Signed out</p>');
        },
      },
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    clientBasedCORS: () => true,
    issueRefreshToken: async () => offline,
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 600,
      Session: 86_400,
      RefreshToken: 86_400,
    },
    // No consent page.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope('openid email offline_access');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    const { path, method, req, res } = context;
    const [, uid, step] = /^\/interaction\/([\w-]+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (uid !== undefined) {
      context.respond = false;
      return interact(provider, uid, step, req, res);
    }
    await next();
    if (path === '/token' && method === 'POST') {
      const grant: unknown = context['oidc']?.params?.['grant_type'];
      grants.push(String(grant));
      if (revoked && grant === 'refresh_token') {
        context.status = 400;
        context.body = { error: 'invalid_grant', error_description: 'the refresh token was revoked' };
      }
    }
  });
  const callback = provider.callback();
  handlers.push((request, response) => void callback(request, response));
  return {
    issuer,
    clientId,
    keys: [{ ...(await exportJWK(publicKey)), ...key }],
    grants,
    revoke() {
      revoked = true;
    },
    close,
  };
}

/** The sign-in page: a name signs in, and a link denies the request. */
async function interact(
  provider: Provider,
  uid: string,
  step: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (step === 'refuse') {
    const refusal = { error: 'access_denied', error_description: 'Not in the team.' };
    return provider.interactionFinished(request, response, refusal);
  }
  if (step === 'login') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get('name') ?? '';
    return provider.interactionFinished(request, response, { login: { accountId } });
  }
  response.setHeader('content-type', 'text/html; charset=utf-8').end(
    providerPage(`<form method="post" action="/interaction/${uid}/login"><label>Name <input name="name"></label><button>Continue</button></form>
    <a href="/interaction/${uid}/refuse">Refuse</a>`),
  );
}

function providerPage(content: string): string {
  return `<!doctype html><html lang="en"><title>Our company</title><link rel="icon" href="data:,">${content}</html>`;
}
