import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Profile } from './profile.ts';

/** Who a profile is: the account's number and the caller's ARN. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** How long STS may take, in milliseconds. The start of the server waits for it. */
const deadline = 10_000;

/** Asks STS who the profile is. Rejects when STS can't be reached or refuses. */
export async function askIdentity(profile: Profile, region: string): Promise<Identity> {
  const client = new STSClient({ region, credentials: () => profile.credentials(), maxAttempts: 2 });
  try {
    const abortSignal = AbortSignal.timeout(deadline);
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal });
    if (Account === undefined || Arn === undefined) throw new TypeError('STS named no account');
    return { account: Account, arn: Arn };
  } finally {
    client.destroy();
  }
}

/** The region that the environment or the profile names; us-east-1 when neither does. */
export async function findRegion(profile: string): Promise<string> {
  const client = new STSClient({ profile });
  try {
    return await client.config.region();
  } catch {
    return 'us-east-1';
  } finally {
    client.destroy();
  }
}

/** Remembers who a profile is, once STS has said so. */
export interface IdentityMemory {
  /** Asks unless it is known. Rejects when STS can't be reached or refuses. */
  ask(): Promise<Identity>;
  /** What is known now. Where nothing is, asks in the background, since a sign-in may have come meanwhile. */
  known(): Identity | undefined;
}

/** A memory for what `ask` answers. */
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
