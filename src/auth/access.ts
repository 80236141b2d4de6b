import { createImageBuilder, type AwsClient } from '../aws/client.ts';
import type { OperationName } from '../aws/registry.ts';
import { type Config, launchSecretHeader, type ProfileAccess, type SimulatorAccess } from './config.ts';
import { createRelay } from './relay.ts';
import type { Session } from './session.ts';

/** How this page reaches the service. */
export interface Access {
  /** The client for a region; the same one each time. Where the deployment does not reach a region, it refuses everything. */
  client(region: string): AwsClient;
  /** Who has signed in. Undefined where nobody has to: the simulator, a profile. */
  readonly session?: Session | undefined;
}

export interface AccessOptions {
  readonly config: Config['access'];
  readonly origin: string;
  /** The launch's secret, from the fragment of the address that `npm start` printed. */
  readonly launchSecret?: string | undefined;
  /** The regions that the deployment reaches; all when left out. */
  readonly regions?: readonly string[] | undefined;
}

/** The way to the service that the configuration asks for. What only a sign-in needs is loaded only where people sign in. */
export async function openAccess({ config, ...options }: AccessOptions): Promise<Access> {
  if (config.kind === 'simulator' || config.kind === 'profile') return createAccess({ config, ...options });
  const { createSignedInAccess } = await import('./signedInAccess.ts');
  const { session, create } = createSignedInAccess(options.origin);
  return { session, client: byRegion(create, options.regions) };
}

/** The way to the service where nobody signs in. */
export function createAccess({
  config,
  origin,
  launchSecret,
  regions,
}: AccessOptions & { readonly config: SimulatorAccess | ProfileAccess }): Access {
  const create = (region: string): AwsClient => {
    switch (config.kind) {
      case 'simulator': {
        const { accessKeyId, secretAccessKey } = config;
        const requestHandler = createRelay({ origin, region });
        return createImageBuilder(region, { requestHandler, credentials: { accessKeyId, secretAccessKey } });
      }
      case 'profile': {
        const headers = { [launchSecretHeader]: launchSecret ?? '' };
        return createImageBuilder(region, {
          requestHandler: createRelay({ origin, region, headers }),
          // The local server signs; the SDK insists on credentials before it calls its signer.
          credentials: { accessKeyId: 'signed-by-the-local-server', secretAccessKey: '-' },
          signer: { sign: async (request) => request },
        });
      }
    }
  };
  return { client: byRegion(create, regions) };
}

/** One client for each region. For a region that is not reached, the words of the edge function without asking it. */
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
