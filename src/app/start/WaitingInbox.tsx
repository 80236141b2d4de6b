import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { targetOf } from '../../actions/action.ts';
import { type ActionRequest, isOver } from '../../actions/store/actionRequest.ts';
import { useActions } from '../../actions/store/useActions.ts';
import { mergeWaitingSteps, waitingSource } from '../../actions/waiting/waitingSteps.ts';
import { isPartOfAnother } from '../../address/addressStore.ts';
import type { AwsClient } from '../../aws/client.ts';
import { ListPanel } from '../../lists/ListPanel.tsx';
import { pagedQuery } from '../../lists/pagedQuery.ts';
import { usePagedList } from '../../lists/usePagedList.ts';
import { Button } from '../../ui/Button.tsx';
import { sessionActionsOf } from '../build/actions/sessionActions.ts';
import { ActionDialogs } from '../build/actions/ActionDialogs.tsx';
import type { Services } from '../shell/services.ts';
import { useFollow } from '../build/actions/useFollow.ts';
import { waitingColumns, type WaitingContext } from './waitingColumns.tsx';
import styles from './WaitingInbox.module.css';

export interface WaitingInboxProps {
  readonly client: AwsClient;
  readonly filter: string;
  readonly services: Services;
}

/** The steps that wait in a Region of the account, to be answered here. */
export function WaitingInbox({ client, filter, services }: WaitingInboxProps) {
  const { address } = services;
  const { actions, dialogs } = sessionActionsOf(services);
  const { log, requests } = useActions(actions);
  const source = waitingSource(client);
  const { queryKey } = pagedQuery(source);
  const queryClient = useQueryClient();
  const list = usePagedList(source, mergeWaitingSteps);
  const { rows: all } = list;
  const rows = useMemo(() => all.filter(({ key }) => !wasAnswered(requests, key)), [all, requests]);
  const refetch = () => queryClient.refetchQueries({ queryKey, exact: true }, { throwOnError: true });
  const onOpen = useEffectEvent(() => {
    // The list was read before a step was answered on the page of its build.
    if (all.some(({ key }) => wasAnswered(requests, key))) refetch().catch(() => undefined);
  });
  useEffect(() => onOpen(), []);
  useFollow(actions, async (action) => {
    await refetch();
    const { pages = [] } = queryClient.getQueryData(queryKey) ?? {};
    return !mergeWaitingSteps(pages).some(({ key }) => key === targetOf(action));
  });
  const isPart = isPartOfAnother(address);
  const context = useMemo(
    (): WaitingContext => ({
      client,
      address,
      onAnswer: isPart ? undefined : (step) => dialogs.open({ kind: 'answer', step }),
    }),
    [client, address, dialogs, isPart],
  );
  return (
    <div className={styles['inbox']}>
      <ListPanel
        noun={['waiting step', 'waiting steps']}
        list={{ ...list, rows }}
        columns={waitingColumns}
        context={context}
        filter={filter}
        onFilter={(text) => address.replace({ filter: text })}
        empty={
          <p>
            Nothing waits to be answered in {client.region}. Steps that wait in another region are listed
            there.
          </p>
        }
      />
      <p className={styles['log']}>
        <Button
          variant="quiet"
          size="small"
          aria-haspopup="dialog"
          onClick={() => dialogs.open({ kind: 'log' })}
        >
          Activity log{log.length > 0 && ` (${log.length})`}
        </Button>
      </p>
      <ActionDialogs actions={actions} dialogs={dialogs} client={client} />
    </div>
  );
}

/** Whether a step was answered from here, or found answered: the service's list may have it for a while. */
function wasAnswered(requests: ReadonlyMap<string, ActionRequest>, stepExecutionId: string): boolean {
  const request = requests.get(stepExecutionId);
  return request !== undefined && isOver(request);
}
