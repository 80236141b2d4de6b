import type { Mode } from '../http/api.ts';
import { serviceError } from '../http/errors.ts';
import type { Launch } from '../http/launch.ts';
import { describeEndpoints, describeWrites } from './describeProfile.ts';
import { CredentialsError } from './credentialsError.ts';
import {
  accountOf,
  idOfProfile,
  type NamedProfile,
  refuseUnknownAccount,
  type ServedAccount,
  serveAccount,
} from './servedAccounts.ts';

export interface SeveralProfilesOptions {
  readonly profiles: readonly NamedProfile[];
  readonly allowWrites: boolean;
  readonly launch: Launch;
}

/**
 * Runs on several accounts, or on several Regions of one. The page names the account of each request. A profile whose account is not
 * known does not stop the others.
 */
export async function severalProfiles({
  profiles,
  allowWrites,
  launch,
}: SeveralProfilesOptions): Promise<Mode> {
  const all = await Promise.all(profiles.map(serveAccount));
  const ignored = new Map<ServedAccount, ServedAccount>();
  for (const [index, served] of all.entries()) {
    const first = all.slice(0, index).find((each) => each.listed().id === served.listed().id);
    if (first) ignored.set(served, first);
  }
  const used = all.filter((served) => !ignored.has(served));
  // The page asks the first account for what belongs to none that it lists.
  const served = [...used.filter(isKnown), ...used.filter((each) => !isKnown(each))];
  const isAlone = served.length === 1;
  const [first] = served;
  return {
    launch,
    api: {
      acceptsWrites: allowWrites,
      launchSecret: launch.secret,
      get accounts() {
        return served.flatMap((each) => [each.listed().id, idOfProfile(each.name)]);
      },
      async config() {
        // Users may have signed in since the last time.
        await Promise.all(served.map((each) => each.resolve()));
        return {
          access: {
            kind: 'profile',
            profile: served.map(({ name }) => name).join(', '),
            ...identityOf(served),
          },
          region: first?.regions[0] ?? 'us-east-1',
          accounts: [...new Map(served.map((each) => [each.listed().id, each.listed()])).values()],
          writes: allowWrites,
          logLines: true,
        };
      },
      async handle(call) {
        const account = accountOf(call, served);
        if (!account) return serviceError(403, 'AccountNotServedException', 'Reload the page.');
        const { opened } = account;
        const isListed = call.account === undefined || call.account === account.listed().id;
        // A page of one account cannot show its builds as another's.
        const isCertain = isAlone || (isKnown(account) && isListed);
        if (opened instanceof CredentialsError || !isCertain) return refuseUnknownAccount(account);
        return opened.api.handle(call);
      },
    },
    async describe() {
      const titles = all.map(({ name }) => `"${name}"`).join(', ');
      const shared = all.flatMap(({ opened }) =>
        opened instanceof CredentialsError ? [] : describeEndpoints(opened.settings),
      );
      return [
        `Profiles ${titles}. Requests are signed here; ${describeWrites(allowWrites, 'accounts')}`,
        ...new Set(shared),
        ...all.map((each) => describe(each, ignored.get(each))),
      ];
    },
  };
}

function isKnown(served: ServedAccount): boolean {
  return served.resolution().is === 'account';
}

/** The identity of the one account, where it is known. */
function identityOf(served: readonly ServedAccount[]): { account?: string; identity?: string } {
  const [first, ...others] = served;
  const resolution = first?.resolution();
  if (others.length > 0 || resolution?.is !== 'account') return {};
  const { id, arn } = resolution;
  return { account: id, ...(arn === undefined ? {} : { identity: arn }) };
}

function describe(served: ServedAccount, shownBy: ServedAccount | undefined): string {
  const { name, regions } = served;
  const resolution = served.resolution();
  if (resolution.is === 'unknown') {
    const isSessionOver =
      resolution.error instanceof CredentialsError && resolution.error.reason === 'session over';
    return `Profile "${name}": ${resolution.reason}${isSessionOver ? ' Then reload the page.' : ''}`;
  }
  const { id, arn } = resolution;
  if (shownBy) return `Profile "${name}" is ignored: profile "${shownBy.name}" shows its account ${id}.`;
  const caller = arn === undefined ? ', not signed in yet' : `, as ${arn}`;
  return `Profile "${name}": account ${id}${caller}, in ${regions.join(', ')}.`;
}
