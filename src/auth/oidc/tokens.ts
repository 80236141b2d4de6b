import type { SigninResponse } from 'oidc-client-ts';

/** The provider's tokens, kept in memory only. */
export interface Tokens extends Pick<SigninResponse, 'session_state' | 'profile'> {
  readonly id_token: string;
  readonly scope: string | undefined;
  readonly refresh_token: string | undefined;
}
