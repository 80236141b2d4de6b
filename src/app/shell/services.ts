import type { Access } from '../../auth/access.ts';
import type { Config } from '../../auth/config.ts';
import type { AddressStore } from '../../address/addressStore.ts';
import type { Host } from '../../embed/host.ts';
import type { signInParts } from '../session/signInParts.ts';

/** What the composition root hands to the page. */
export interface Services {
  readonly config: Config;
  readonly access: Access;
  readonly address: AddressStore;
  /** The window, for what a browser keeps: its storage, its title. */
  readonly browser: Window;
  /** Where people sign in: what the page shows of that. */
  readonly signIn?: ReturnType<typeof signInParts> | undefined;
  /** The page around this one; undefined where there is none. */
  readonly host?: Host | undefined;
}
