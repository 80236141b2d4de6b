import type { Access } from '../../auth/access.ts';
import type { Config } from '../../auth/config.ts';
import type { AddressStore } from '../../address/addressStore.ts';
import type { Host } from '../../embed/host.ts';
import type { signInParts } from '../session/signInParts.ts';

/** The services that the composition root passes to the page. */
export interface Services {
  readonly config: Config;
  readonly access: Access;
  readonly address: AddressStore;
  /** The window, for its storage and title. */
  readonly browser: Window;
  /** The components of the session, where the deployment has a sign-in. */
  readonly signIn?: ReturnType<typeof signInParts> | undefined;
  /** The host page; undefined when the page is not embedded. */
  readonly host?: Host | undefined;
}
