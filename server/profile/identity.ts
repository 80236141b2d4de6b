import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Network } from './network.ts';
import type { Profile } from './profile.ts';
import type { Settings } from './settings.ts';

/** The account and the ARN that AWS knows the credentials by. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** How long STS may take, in milliseconds. The start of the server waits for it. */
const deadline = 10_000;

/** Asks STS for the caller's identity. Rejects when STS can't be reached or refuses. */
export async function askIdentity(profile: Profile, settings: Settings, network: Network): Promise<Identity> {
  const endpoint = settings.endpoint('sts')?.url.href;
  const client = new STSClient({
    region: settings.region,
    credentials: () => profile.credentials(),
    maxAttempts: 2,
    requestHandler: network.requestHandler,
    ...(endpoint === undefined
      ? { useFipsEndpoint: settings.usesFips }
      : { endpoint, useFipsEndpoint: false }),
  });
  try {
    const abortSignal = AbortSignal.timeout(deadline);
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal });
    if (Account === undefined || Arn === undefined) throw new TypeError('STS named no account');
    return { account: Account, arn: Arn };
  } finally {
    client.destroy();
  }
}

/** The caller's identity, kept once STS has returned it. */
export interface IdentityMemory {
  /** Calls STS unless the identity is known. Rejects when STS can't be reached or refuses. */
  ask(): Promise<Identity>;
  /** The identity, if known. Otherwise STS is called in the background, since the user may have signed in meanwhile. */
  known(): Identity | undefined;
}

/** Keeps the identity that `ask` returned. */
export function rememberIdentity(ask: () => Promise<Identity>): IdentityMemory {
  let identity: Identity | undefined;
  let asking: Promise<Identity> | undefined;
  const memory: IdentityMemory = {
    async ask() {
      if (identity) return identity;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      identity = await asking;
      return identity;
    },
    known() {
      if (!identity) memory.ask().catch(() => undefined);
      return identity;
    },
  };
  return memory;
}
