import type { SigninResponse } from 'oidc-client-ts';

/** What a provider has given, held in memory. */
export interface Tokens extends Pick<SigninResponse, 'session_state' | 'profile'> {
  readonly id_token: string;
  readonly scope: string | undefined;
  readonly refresh_token: string | undefined;
}
