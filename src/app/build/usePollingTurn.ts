import { useMemo } from 'react';
import type { Config } from '../../auth/config.ts';
import type { Session } from '../../auth/session.ts';
import type { AwsClient } from '../../aws/client.ts';
import { executionsSource, type ExecutionsSettings } from '../../executions/executionsQuery.ts';
import { createPollingTurn, type PollingTurn } from '../../executions/refresh/pollingTurn.ts';
import { pagedQuery } from '../../lists/pagedQuery.ts';

export interface PollingTurnOf {
  readonly client: AwsClient;
  readonly settings: ExecutionsSettings;
  readonly config: Config;
  readonly session: Session | undefined;
}

/**
 * Which of the visible tabs that show the same build polls for all. Tabs share what they read only with the same access,
 * identity, Region, build and list.
 */
export function usePollingTurn({
  client,
  settings,
  config,
  session,
}: PollingTurnOf): PollingTurn | undefined {
  return useMemo(() => {
    if (!client.reads) return undefined;
    const { queryKey } = pagedQuery(executionsSource(client, settings));
    return createPollingTurn({
      nameOf() {
        const identity = identityOf(config, session);
        return identity && `refresh of ${JSON.stringify([identity, queryKey])}`;
      },
      reads: client.reads,
      // An insecure context has none.
      locks: 'locks' in navigator ? navigator.locks : undefined,
      openChannel: (name) => new BroadcastChannel(name),
    });
  }, [client, settings, config, session]);
}

/**
 * Whose data is shown; undefined when it is not known, so that it is not shared. A launch of the local server is named by its
 * secret, which every page of this origin has in its storage or its `config.json`.
 */
export function identityOf(
  { access, sessionKey }: Pick<Config, 'access' | 'sessionKey'>,
  session: Pick<Session, 'state'> | undefined,
): readonly unknown[] | undefined {
  const { kind } = access;
  if (kind === 'simulator') return [kind, access.launchSecret];
  if (kind === 'profile') {
    return sessionKey === undefined ? undefined : [kind, sessionKey, access.account, access.identity];
  }
  const state = session?.state();
  if (state?.kind !== 'signedIn') return undefined;
  const { account, identity } = state.person;
  return account === undefined || identity === undefined ? undefined : [kind, account, identity];
}
