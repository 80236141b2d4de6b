import type { OidcClient } from 'oidc-client-ts';
import type { OidcAccess } from '../config.ts';
import type { Tokens } from './tokens.ts';

/** Milliseconds to wait for the revocation of the refresh token. */
const patience = 2_000;

/**
 * Ends the provider's own session where it supports that; otherwise the next sign-in would need no password. An embedded page
 * opens a window for it, since providers forbid frames; another page navigates there and back.
 *
 * @param readTokens returns the current tokens
 * @returns the function to call within the user gesture that signs out
 */
export async function endProviderSession(
  client: OidcClient,
  { issuer, clientId }: OidcAccess,
  view: Window,
  readTokens: () => Tokens,
): Promise<() => void> {
  // No request: the metadata were loaded for the sign-in.
  const endpoint = await client.metadataService.getEndSessionEndpoint();
  return () => {
    const { id_token, refresh_token } = readTokens();
    const revoked =
      refresh_token === undefined
        ? Promise.resolve()
        : client.revokeToken(refresh_token, 'refresh_token').catch(() => undefined);
    if (endpoint === undefined || !/^https?:/i.test(endpoint)) return;
    const home = new URL('.', view.location.href).href;
    const framed = view.parent !== view;
    const opened = framed ? view.open('', '_blank', 'popup,width=520,height=720') : null;
    const leave = async () => {
      const { url } = await client.createSignoutRequest({
        id_token_hint: id_token,
        // Cognito uses other parameter names.
        ...(isUserPool(issuer) ? { extraQueryParams: { client_id: clientId, logout_uri: home } } : {}),
        ...(framed ? {} : { post_logout_redirect_uri: home }),
      });
      await Promise.race([revoked, new Promise((resolve) => setTimeout(resolve, patience))]);
      if (opened) opened.location.replace(url);
      else if (!framed) view.location.assign(url);
    };
    void leave();
  };
}

function isUserPool(issuer: string): boolean {
  return /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\//.test(issuer);
}
