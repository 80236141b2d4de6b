import { type AwsClient, createClient } from '../aws/client.ts';
import type { OperationName } from '../aws/registry.ts';
import { createLocalTransport } from '../aws/transport/local.ts';
import { type Config, launchSecretHeader } from './config.ts';
import type { Session } from './session.ts';

/** How this page reaches AWS. */
export interface Access {
  /** The client for a Region; the same one each time. Where the deployment does not reach a Region, it refuses everything. */
  client(region: string): AwsClient;
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
  const { access, regions } = config;
  if (access.kind === 'simulator') {
    return createLocalAccess(origin, { [launchSecretHeader]: access.launchSecret }, regions);
  }
  if (access.kind === 'profile') return createLocalAccess(origin, headers, regions);
  const { createSignedInAccess } = await import('./signedInAccess.ts');
  const { session, create } = createSignedInAccess(origin);
  return { session, client: byRegion(create, regions) };
}

/** The access through the local server, which answers from the simulator, or signs with a profile. */
function createLocalAccess(
  origin: string,
  headers: Readonly<Record<string, string>>,
  regions: readonly string[] | undefined,
): Access {
  const create = (region: string) => createClient(region, createLocalTransport({ origin, region, headers }));
  return { client: byRegion(create, regions) };
}

/** One client for each Region. For a Region that is not reached, the error of the edge function without a request. */
function byRegion(
  create: (region: string) => AwsClient,
  regions: readonly string[] | undefined,
): (region: string) => AwsClient {
  const clients = new Map<string, AwsClient>();
  return (region) => {
    const known = clients.get(region);
    if (known) return known;
    const created =
      !regions || regions.includes(region)
        ? create(region)
        : {
            region,
            async send(operation: OperationName): Promise<never> {
              throw (await import('./regionNotReached.ts')).regionNotReached(operation, regions);
            },
          };
    clients.set(region, created);
    return created;
  };
}
