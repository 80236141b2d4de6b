import type { Access } from '../access/access.ts';
import type { Config } from '../access/config.ts';
import type { AddressStore } from '../address/addressStore.ts';
import type { RecentBuildsStore } from '../builds/recentBuilds.ts';

/** What the composition root hands to the page. */
export interface Services {
  readonly config: Config;
  readonly access: Access;
  readonly address: AddressStore;
  /** What was opened in this browser. */
  readonly recentBuilds: RecentBuildsStore;
}
