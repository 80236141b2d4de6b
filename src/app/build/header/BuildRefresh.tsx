import type { Config } from '../../../auth/config.ts';
import type { AwsClient } from '../../../aws/client.ts';
import type { ExecutionsSettings } from '../../../executions/executionsQuery.ts';
import { RefreshControl, type RefreshControlProps } from '../../../executions/refresh/RefreshControl.tsx';
import { usePollingTurn } from '../usePollingTurn.ts';
import { useRefresh } from '../useRefresh.ts';

export interface BuildRefreshProps extends Omit<RefreshControlProps, 'refresh' | 'canChangeNow' | 'turn'> {
  readonly client: AwsClient;
  readonly settings: ExecutionsSettings;
  readonly config: Config;
}

/** Polls what can change of a build's page, and says when it was last updated. */
export function BuildRefresh({ client, settings, config, ...props }: BuildRefreshProps) {
  const { refresh, canChangeNow } = useRefresh(client, settings);
  const turn = usePollingTurn({ client, settings, config, session: props.session });
  return <RefreshControl refresh={refresh} canChangeNow={canChangeNow} turn={turn} {...props} />;
}
