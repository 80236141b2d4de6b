import { type AwsClient, createClient } from '../aws/client.ts';
import { isHostedRegion } from '../aws/endpoint.ts';
import type { OperationName } from '../aws/registry.ts';
import { withSharedReads } from '../aws/shared/sharedReads.ts';
import { createLocalTransport } from '../aws/transport/local.ts';
import { accountHeader, type CreateClient } from './accounts.ts';
import { type Config, isHosted, launchSecretHeader } from './config.ts';
import type { Session } from './session.ts';

/** One account and Region that this page reads. */
export interface AccountRegion {
  /** Twelve digits; `profile:NAME` for a profile whose account is not known yet. Undefined where there is one account, and it is not known. */
  readonly account?: string | undefined;
  /** The account's configured name. Untrusted text. */
  readonly accountName?: string | undefined;
  readonly region: string;
}

/** How this page reaches AWS. */
export interface Access {
  /**
   * The client for a Region of an account; the same one each time. Without an account, or with one that is not configured, it is the
   * first configured account's: its refusal then names the account. Where the deployment does not reach a Region, the client refuses
   * everything.
   */
  client(region: string, account?: string): AwsClient;
  /** What the overview reads; at least one. */
  readonly accountRegions: readonly AccountRegion[];
  /** The user's session. Undefined where no user signs in: the simulator, a profile. */
  readonly session?: Session | undefined;
}

/**
 * The access that the configuration asks for. The code that signs is loaded only where users sign in.
 *
 * @param headers by which the local server recognises requests of this page
 */
export async function openAccess(
  config: Config,
  origin: string,
  headers: Readonly<Record<string, string>>,
): Promise<Access> {
  const { access } = config;
  if (access.kind === 'simulator') {
    return withClients(config, localClients(origin, { [launchSecretHeader]: access.launchSecret }));
  }
  if (access.kind === 'profile') return withClients(config, localClients(origin, headers));
  const { createSignedInAccess } = await import('./signedInAccess.ts');
  const { session, create } = createSignedInAccess(origin, access.region ?? config.region);
  return { session, ...withClients(config, create) };
}

/** Clients of the local server, which responds from the simulator, or signs with a profile. */
function localClients(origin: string, headers: Readonly<Record<string, string>>): CreateClient {
  return (region, account) => {
    const named = account ? { ...headers, [accountHeader]: account.id } : headers;
    return createClient(region, createLocalTransport({ origin, region, headers: named }), account?.id);
  };
}

/** One client for each Region of each account. For a Region that is not reached, the error of the edge function without a request. */
function withClients(config: Config, create: CreateClient): Access {
  const { access, accounts, region: home, regions } = config;
  const clients = new Map<string, AwsClient>();
  const isReached = (region: string) =>
    (!regions || regions.includes(region)) && (!isHosted(access.kind) || isHostedRegion(region));
  return {
    client(region, id) {
      const account = accounts?.find((each) => each.id === id) ?? accounts?.[0];
      const key = `${account?.id}/${region}`;
      const known = clients.get(key);
      if (known) return known;
      const created = isReached(region)
        ? withSharedReads(create(region, account))
        : {
            region,
            account: account?.id,
            async send(operation: OperationName): Promise<never> {
              throw (await import('./regionNotReached.ts')).regionNotReached(operation, region, regions);
            },
          };
      clients.set(key, created);
      return created;
    },
    accountRegions: accounts?.flatMap(({ id, name, regions: read }) =>
      read.map((region) => ({ account: id, accountName: name, region })),
    ) ?? [{ account: 'account' in access ? access.account : undefined, region: home }],
  };
}
