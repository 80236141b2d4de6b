import { InMemoryWebStorage, OidcClient, type SigninResponse, WebStorageStateStore } from 'oidc-client-ts';
import { authTexts } from '../authTexts.ts';
import type { OidcAccess } from '../config.ts';
import { type CredentialSource, SignInNeeded, type TemporaryCredentials } from '../session.ts';
import { SignInProblem } from '../signInProblem.ts';
import { credentialsOfPool } from './identityPool.ts';
import { checkIdToken } from './checkIdToken.ts';
import {
  badResponse,
  hostOf,
  isRefusal,
  noCredentials,
  notRenewed,
  unreachable,
  wrongIssuer,
  wrongToken,
} from './oidcProblems.ts';
import { endProviderSession } from './signOut.ts';
import { openSignInWindow } from './signInWindow.ts';
import type { Tokens } from './tokens.ts';

/** An ID token that expires sooner is renewed first, in milliseconds. */
const leastLeft = 60_000;
/** Seconds until a request to the provider times out. */
const patience = 15;

export interface OidcSignIn {
  /**
   * Signs a user in, in a window of the provider. Call it within a user gesture.
   *
   * @param onOutOfReach called when the window was closed, or isolated from this page; a response may still arrive
   */
  (signal: AbortSignal, onOutOfReach: () => void): Promise<CredentialSource>;
}

/**
 * Sign-in by the code flow with PKCE, always in a new window, also outside of frames: a redirect would have to store the code
 * verifier, and would lose the rows on the screen. Nothing is stored.
 */
export function createOidcSignIn(config: OidcAccess, view: Window): OidcSignIn {
  const { issuer, clientId, scope = 'openid email' } = config;
  const client = new OidcClient({
    authority: issuer,
    client_id: clientId,
    redirect_uri: new URL('signed-in.html', view.location.href).href,
    response_type: 'code',
    scope,
    loadUserInfo: false,
    requestTimeoutInSeconds: patience,
    stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
  });
  return (signal, onOutOfReach) => {
    // Within the user gesture, so before anything is awaited.
    const popup = openSignInWindow(view);
    const run = async (): Promise<CredentialSource> => {
      try {
        const request = await client
          .createSigninRequest({ nonce: crypto.randomUUID(), request_type: 'si:p' })
          .catch((error: unknown) => {
            throw unreachable(issuer, error);
          });
        const discovered = await client.metadataService.getIssuer();
        if (discovered !== issuer) throw wrongIssuer(issuer, discovered);
        const redirect = await popup.authorize(request.url, request.state.id, signal, onOutOfReach);
        const response = await client.processSigninResponse(redirect).catch((error: unknown) => {
          throw badResponse(issuer, error);
        });
        signal.throwIfAborted();
        return await sourceOf(response);
      } finally {
        popup.close();
      }
    };
    return run();
  };

  function checkToken(idToken: string): void {
    try {
      checkIdToken(idToken, config);
    } catch (error) {
      throw wrongToken(issuer, error);
    }
  }

  async function sourceOf(response: SigninResponse): Promise<CredentialSource> {
    const { id_token: idToken } = response;
    if (idToken === undefined) {
      throw new SignInProblem(authTexts.problem.noIdToken(hostOf(issuer)));
    }
    checkToken(idToken);
    let tokens = tokensOf(response, { id_token: idToken });
    let isNew = true;

    /** An ID token that is valid now. */
    const readToken = async (): Promise<string> => {
      const left = (tokens.profile.exp ?? 0) * 1000 - Date.now();
      if (isNew || left > leastLeft) return tokens.id_token;
      if (tokens.refresh_token === undefined) {
        throw new SignInNeeded(authTexts.session.providerSessionEnded(hostOf(issuer)));
      }
      try {
        const renewed = await refresh(client, tokens);
        // A new refresh token replaces the old one even when the ID token is not valid.
        tokens = renewed;
        checkIdToken(renewed.id_token, config);
      } catch (error) {
        throw notRenewed(issuer, error);
      }
      return tokens.id_token;
    };

    const name = nameOf(response.profile);
    const exchange = await exchangeOf(config, name, readToken);
    const credentials = await exchange().catch((error: unknown) => {
      throw noCredentials(error);
    });
    isNew = false;
    return {
      person: { account: config.account ?? accountOf(config.roleArn), identity: name },
      credentials,
      renew: () =>
        exchange().catch((error: unknown) => {
          throw isRefusal(error)
            ? new SignInNeeded(
                authTexts.session.noMoreCredentials(error instanceof Error ? error.message : ''),
              )
            : error;
        }),
      onSignOut: await endProviderSession(client, config, view, () => tokens),
    };
  }
}

async function refresh(client: OidcClient, tokens: Tokens): Promise<Tokens> {
  const { refresh_token = '', id_token, session_state, scope = '', profile } = tokens;
  const state = { refresh_token, id_token, session_state: session_state ?? null, scope, profile };
  // Providers may omit a new refresh token or ID token.
  return tokensOf(await client.useRefreshToken({ state, timeoutInSeconds: patience }), tokens);
}

function tokensOf(
  { id_token, refresh_token, session_state, scope, profile }: SigninResponse,
  before: Pick<Tokens, 'id_token'> & Partial<Tokens>,
): Tokens {
  return {
    id_token: id_token ?? before.id_token,
    refresh_token: refresh_token ?? before.refresh_token,
    session_state,
    scope,
    profile,
  };
}

/** Exchanges the provider's token at the identity pool, or at STS when the deployment names a role. */
async function exchangeOf(
  { region, issuer, identityPoolId, roleArn }: OidcAccess,
  name: string,
  readToken: () => Promise<string>,
): Promise<() => Promise<TemporaryCredentials>> {
  if (roleArn !== undefined) {
    const { credentialsOfRole } = await import('./webIdentity.ts');
    return credentialsOfRole({ region, roleArn, name }, readToken);
  }
  return credentialsOfPool({ region, identityPoolId: identityPoolId ?? '', issuer }, readToken);
}

/** The provider's name of the user, at most 200 characters. */
function nameOf({ email, preferred_username, name, sub }: SigninResponse['profile']): string {
  const known = [email, preferred_username, name, sub].find(
    (each) => typeof each === 'string' && each.trim() !== '',
  );
  return (known ?? 'unknown user').slice(0, 200);
}

function accountOf(roleArn: string | undefined): string | undefined {
  return /^arn:[\w-]+:iam::(\d{12}):/.exec(roleArn ?? '')?.[1];
}
